//! The figures that the documentation shows: what was measured last, part by part.

use crate::bench::figures::Figure;
use crate::run::{self, Result};
use crate::size::Line;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Each part is measured by a command of its own, and keeps what the last one found.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Store {
    /// Where and by what, such as `Node 20.20.2`.
    pub(crate) machine: Vec<String>,
    pub(crate) rows: Vec<Figure>,
    /// By engine.
    pub(crate) curves: BTreeMap<String, Vec<Curve>>,
    pub(crate) sizes: Vec<Line>,
    pub(crate) build: Vec<BuildTime>,
}

/// How a cost grows: figures in nanoseconds for each `x`.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Curve {
    pub(crate) id: String,
    pub(crate) x: Vec<f64>,
    pub(crate) series: Vec<Series>,
}

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Series {
    pub(crate) name: String,
    pub(crate) ns: Vec<f64>,
}

/// How long the compiler takes for something.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct BuildTime {
    pub(crate) what: String,
    pub(crate) seconds: f64,
    /// The same without us, if there is such a thing.
    pub(crate) peer_seconds: Option<f64>,
}

fn path() -> PathBuf {
    run::root().join("docs/performance.json")
}

fn read() -> Result<Store> {
    let path = path();
    let Ok(text) = fs::read_to_string(&path) else {
        return Ok(Store::default());
    };
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Changes some of the figures, and writes everything that shows them.
pub(crate) fn update(change: impl FnOnce(&mut Store)) -> Result {
    let mut store = read()?;
    change(&mut store);
    let path = path();
    let text = serde_json::to_string_pretty(&store).map_err(|error| error.to_string())?;
    fs::write(&path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(())
}
