//! What was measured, and the file in which it is handed on.

use super::budgets::Budget;
use super::engine::Engine;
use crate::run::Result;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// One row in one engine. Nanoseconds, or bytes where the unit says so.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Figure {
    pub(crate) id: String,
    /// `node`, `chromium`, or `any` for what does not depend on it.
    #[serde(default)]
    pub(crate) engine: String,
    pub(crate) ours_ns: f64,
    pub(crate) peer: String,
    pub(crate) peer_ns: f64,
    pub(crate) ratio: f64,
    pub(crate) spread: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) unit: Option<String>,
}

#[derive(Serialize)]
struct File<'a> {
    rows: &'a [Figure],
}

impl Figure {
    /// One that was counted, once.
    pub(crate) fn bytes(id: &str, engine: &str, ours: f64, peer: &str, theirs: f64) -> Self {
        Self {
            id: id.to_owned(),
            engine: engine.to_owned(),
            ours_ns: ours,
            peer: peer.to_owned(),
            peer_ns: theirs,
            // Where nothing compares, the ratio says nothing.
            ratio: if theirs == 0.0 { 0.0 } else { ours / theirs },
            spread: 1.0,
            unit: Some("bytes".to_owned()),
        }
    }

    pub(crate) fn of_engine(&self) -> Option<Engine> {
        Engine::named(&self.engine).ok()
    }

    pub(crate) fn met(&self, budget: &Budget) -> bool {
        budget.met(self.of_engine(), self.ours_ns, self.peer_ns)
    }

    /// `value`, a figure of this row, as one reads it.
    pub(crate) fn text(&self, value: f64) -> String {
        match self.unit {
            Some(_) => bytes(value),
            None => nanoseconds(value),
        }
    }
}

/// As one reads it.
pub(crate) fn bytes(value: f64) -> String {
    if value >= 10_000.0 {
        format!("{:.1} kB", value / 1000.0)
    } else {
        format!("{value:.0} B")
    }
}

/// As one reads it.
pub(crate) fn nanoseconds(value: f64) -> String {
    match value {
        value if value >= 1e6 => format!("{:.1} ms", value / 1e6),
        value if value >= 1e4 => format!("{:.1} µs", value / 1e3),
        value if value >= 1e3 => format!("{:.2} µs", value / 1e3),
        value if value >= 100.0 => format!("{value:.0} ns"),
        value => format!("{value:.1} ns"),
    }
}

pub(crate) fn write(path: &Path, rows: &[Figure]) -> Result {
    let text = serde_json::to_string_pretty(&File { rows }).map_err(|error| error.to_string())?;
    std::fs::write(path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))?;
    eprintln!("xtask: {} rows in {}", rows.len(), path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_the_file() {
        let answer = r#"{"id":"a","ours_ns":1.5,"peer":"b","peer_ns":3,"ratio":0.5,"spread":1.1}"#;
        let mut figure: Figure = serde_json::from_str(answer).expect("an engine answers so");
        "node".clone_into(&mut figure.engine);
        let text = serde_json::to_string(&File { rows: &[figure] }).expect("it is data");
        let expected = r#"{"rows":[{"id":"a","engine":"node","ours_ns":1.5,"peer":"b","peer_ns":3.0,"ratio":0.5,"spread":1.1}]}"#;
        assert_eq!(text, expected);
    }

    #[test]
    fn texts() {
        assert_eq!(
            [2.94, 529.6, 2_346.0, 12_340.0, 2.5e6].map(nanoseconds),
            ["2.9 ns", "530 ns", "2.35 µs", "12.3 µs", "2.5 ms"]
        );
        assert_eq!([905.2, 248_441.0].map(bytes), ["905 B", "248.4 kB"]);
    }
}
