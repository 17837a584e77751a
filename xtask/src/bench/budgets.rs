//! The budgets: `interop-tests/bench/budgets.json`, the one place where the rows and what each may cost stand.

use super::engine::Engine;
use crate::run::{self, Result};
use serde::Deserialize;
use std::fs;

/// A figure this much over its budget still meets it: what two runs on one machine differ by.
const NOISE: f64 = 1.1;

#[derive(Deserialize)]
pub(crate) struct Budgets {
    pub(crate) rows: Vec<Budget>,
}

/// What one row is, and what it may cost.
#[derive(Deserialize)]
pub(crate) struct Budget {
    pub(crate) id: String,
    pub(crate) task: Task,
    /// What it does, in the words of the documentation.
    pub(crate) what: String,
    #[serde(flatten)]
    limit: Limit,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Limit {
    /// So many times the peer's figure at most.
    Ratio(PerEngine),
    /// At least so many times faster than the peer.
    Faster(PerEngine),
    /// So many bytes more than the peer's at most.
    More(f64),
    /// So many bytes at most.
    Most(f64),
}

#[derive(Clone, Copy, Deserialize)]
struct PerEngine {
    node: f64,
    chromium: f64,
}

/// What measures a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Task {
    Time,
    Names,
    Memory,
    Size,
}

impl Budgets {
    pub(crate) fn read() -> Result<Self> {
        let path = run::root().join("interop-tests/bench/budgets.json");
        let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = fs::read_to_string(&path).map_err(|error| wrong(&error))?;
        serde_json::from_str(&text).map_err(|error| wrong(&error))
    }

    pub(crate) fn of(&self, id: &str) -> Option<&Budget> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The ids of which `part` is a part.
    pub(super) fn matching(&self, part: &str) -> Result<Vec<String>> {
        let ids = || self.rows.iter().map(|row| row.id.clone());
        // An id that is the beginning of another one means itself.
        if let Some(exact) = ids().find(|id| id == part) {
            return Ok(vec![exact]);
        }
        let found: Vec<String> = ids().filter(|id| id.contains(part)).collect();
        if found.is_empty() {
            let all: Vec<String> = ids().collect();
            return Err(format!(
                "there is no row `{part}`; there are: {}",
                all.join(", ")
            ));
        }
        Ok(found)
    }
}

impl PerEngine {
    /// What does not depend on the engine has no such budget.
    fn of(self, engine: Option<Engine>) -> f64 {
        match engine {
            Some(Engine::Chromium) => self.chromium,
            Some(Engine::Node) | None => self.node,
        }
    }
}

impl Budget {
    /// The greatest figure of ours beside that figure of the peer.
    pub(crate) fn most(&self, engine: Option<Engine>, peer: f64) -> f64 {
        match self.limit {
            Limit::Ratio(ratio) => ratio.of(engine) * peer,
            Limit::Faster(times) => peer / times.of(engine),
            Limit::More(bytes) => peer + bytes,
            Limit::Most(bytes) => bytes,
        }
    }

    /// Whether `ours` beside `peer` is within it. Bytes of files have no noise.
    pub(crate) fn met(&self, engine: Option<Engine>, ours: f64, peer: f64) -> bool {
        let noise = if self.task == Task::Size { 1.0 } else { NOISE };
        ours <= self.most(engine, peer) * noise
    }

    /// As one reads it.
    pub(crate) fn text(&self, engine: Option<Engine>) -> String {
        match self.limit {
            Limit::Ratio(ratio) => format!("≤ {}x", ratio.of(engine)),
            Limit::Faster(times) => format!("{}x faster", times.of(engine)),
            Limit::More(bytes) => format!("≤ peer + {} kB", bytes / 1000.0),
            Limit::Most(bytes) => format!("≤ {bytes} B"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_met() {
        let budgets = Budgets::read().expect("they can be read");
        let call = budgets.of("call-resolved").expect("it is there");
        let engine = Some(Engine::Node);
        assert!(call.met(engine, 16.4, 10.0) && !call.met(engine, 16.6, 10.0));
        assert_eq!(call.text(engine), "≤ 1.5x");
        let hello = budgets.of("size-hello-wasm").expect("it is there");
        assert!(hello.met(None, 22_000.0, 10_000.0) && !hello.met(None, 22_001.0, 10_000.0));
        assert_eq!(hello.text(None), "≤ peer + 12 kB");
        let structs = budgets.of("struct-1000-out").expect("it is there");
        assert_eq!(structs.text(engine), "3x faster");
    }
}
