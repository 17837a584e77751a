//! The options of `cargo xtask bench`.

use super::budgets::Budgets;
use super::engine::Engine;
use crate::run::Result;
use std::path::PathBuf;

const USAGE: &str = "cargo xtask bench [--json FILE] [--only ID] [--quick] [--engine node|chromium] \
    [--check] [--smoke] [--scale] [--build-time] [--docs]";

/// How often every row is measured, and how often if time matters more.
const ROUNDS: u32 = 21;
const QUICK: u32 = 7;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(super) json: Option<PathBuf>,
    /// The ids that are asked for, in the order of the budgets.
    pub(super) ids: Vec<String>,
    pub(super) engines: Vec<Engine>,
    pub(super) rounds: u32,
    /// Whether a missed budget is a failure.
    pub(super) check: bool,
    pub(super) part: Part,
    /// Whether the figures go into docs/performance.md.
    pub(super) docs: bool,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Rows,
    Scale,
    BuildTime,
}

impl Options {
    pub(super) fn parse(words: &[&str], budgets: &Budgets) -> Result<Self> {
        let mut options = Self {
            json: None,
            ids: Vec::new(),
            engines: Engine::ALL.to_vec(),
            rounds: ROUNDS,
            check: false,
            part: Part::Rows,
            docs: false,
        };
        let mut only = "";
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            let mut value = |what: &str| {
                words
                    .next()
                    .copied()
                    .ok_or_else(|| format!("write {what} after {word}; {USAGE}"))
            };
            match word {
                "--json" => options.json = Some(value("a file")?.into()),
                "--only" => only = value("an id, or a part of ids,")?,
                "--engine" => options.engines = vec![Engine::named(value("node or chromium")?)?],
                "--quick" => options.rounds = QUICK,
                "--smoke" => options.rounds = 1,
                "--check" => options.check = true,
                "--scale" => options.part = Part::Scale,
                "--build-time" => options.part = Part::BuildTime,
                "--docs" => options.docs = true,
                _ => return Err(format!("`{word}` is not known here; {USAGE}")),
            }
        }
        options.ids = budgets.matching(only)?;
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Options> {
        Options::parse(words, &Budgets::read().expect("they can be read"))
    }

    #[test]
    fn all_of_them() {
        let none = parse(&[]).expect("nothing is fine");
        assert_eq!((none.rounds, none.engines.len()), (ROUNDS, 2));
        assert!(none.ids.len() > 20);
        let some = [
            "--quick", "--only", "call-", "--json", "a.json", "--engine", "node",
        ];
        let some = parse(&some).expect("everything is fine");
        assert_eq!((some.rounds, some.engines), (QUICK, vec![Engine::Node]));
        assert_eq!(some.ids, ["call-resolved", "call-by-name"]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let unknown = parse(&["--only", "teleport"]).expect_err("there is no such row");
        assert!(
            unknown.contains("teleport") && unknown.contains("call-by-name"),
            "{unknown}"
        );
        for wrong in [&["--json"][..], &["--engine", "ie6"], &["--fast"]] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
