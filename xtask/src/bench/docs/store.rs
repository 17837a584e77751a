//! The figures that the documentation shows: what was measured last, part by part.

use crate::bench::figures::Figure;
use crate::run::Result;
use crate::size::Line;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const FILE: &str = "performance.json";

/// Each part is measured by a command of its own, and keeps what the last one found.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Store {
    pub(crate) machine: String,
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
    /// The same by wasm-bindgen.
    pub(crate) peer_seconds: f64,
}

impl Store {
    pub(super) fn read(docs: &Path) -> Result<Self> {
        let path = docs.join(FILE);
        let Ok(text) = fs::read_to_string(&path) else {
            return Ok(Self::default());
        };
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    }

    pub(super) fn write(&self, docs: &Path) -> Result {
        let text = serde_json::to_string_pretty(self).map_err(|error| error.to_string())?;
        super::write(&docs.join(FILE), &(text + "\n"))
    }

    /// Takes new figures in, each for the one of the same row and engine.
    pub(crate) fn take_rows(&mut self, rows: &[Figure]) {
        for row in rows {
            let same = |old: &&mut Figure| old.id == row.id && old.engine == row.engine;
            match self.rows.iter_mut().find(same) {
                Some(old) => old.clone_from(row),
                None => self.rows.push(row.clone()),
            }
        }
    }

    /// Takes new sizes in, each for the one of the same name.
    pub(crate) fn take_sizes(&mut self, sizes: &[Line]) {
        for line in sizes {
            match self.sizes.iter_mut().find(|old| old.name == line.name) {
                Some(old) => old.clone_from(line),
                None => self.sizes.push(line.clone()),
            }
        }
    }

    pub(super) fn row(&self, id: &str, engine: &str) -> Option<&Figure> {
        self.rows
            .iter()
            .find(|row| row.id == id && row.engine == engine)
    }
}
