//! Runs tasks one after the other, cheapest first, times them, and sums up what passed.

use crate::run::Result;
use crate::{bench, check, js_half, site, test, tidy, tools};
use std::time::{Duration, Instant};

type Step = (&'static str, fn() -> Result);

const CHECKS: [Step; 6] = [
    ("pinned compiler", tools::pinned_compiler),
    ("tidy", tidy::tidy),
    ("fmt", check::fmt),
    ("clippy", check::clippy),
    ("doc", check::doc),
    ("types of the JS half", || js_half::run(false)),
];

const TESTS: [Step; 7] = [
    ("host and ui tests", test::host::run),
    ("wasm tests in Node", test::wasm::in_node),
    ("wasm tests in Chromium", test::wasm::in_chromium),
    ("TypeScript declarations", test::types::run),
    ("Node tests", test::node::run),
    ("fault ids", test::faults::run),
    ("browser tests", || test::browser::run(None)),
];

/// Every test.
pub(crate) fn test() -> Result {
    all(&TESTS)
}

/// Every check, every example built, every test. Nothing is skipped, also not after a failure.
pub(crate) fn ci() -> Result {
    let examples: Step = ("examples", || site::every_example().map(drop));
    let benchmark: Step = ("benchmark, one round", bench::smoke);
    all(&[
        &CHECKS[..],
        &TESTS[..5],
        &[examples],
        &TESTS[5..],
        &[benchmark],
    ]
    .concat())
}

fn all(steps: &[Step]) -> Result {
    test::report::clear()?;
    let mut outcomes = Vec::new();
    for (name, step) in steps {
        eprintln!("\n=== {name} ===");
        let start = Instant::now();
        let outcome = step();
        if let Err(error) = &outcome {
            eprintln!("xtask: {name}: {error}");
        }
        outcomes.push((*name, outcome, start.elapsed()));
    }
    match test::report::table() {
        Ok(Some(table)) => println!("\nconformance:\n{table}"),
        Ok(None) => {}
        Err(error) => eprintln!("xtask: the report of the conformance cases: {error}"),
    }
    println!("\n{}", summary(&outcomes));
    let failed: Vec<&str> = outcomes
        .iter()
        .filter(|(_, outcome, _)| outcome.is_err())
        .map(|(name, ..)| *name)
        .collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("failed: {}", failed.join(", ")))
    }
}

/// One line per step, the reasons of what failed, and the count of steps as the last line.
fn summary(outcomes: &[(&str, Result, Duration)]) -> String {
    let word = |outcome: &Result| if outcome.is_ok() { "ok    " } else { "FAILED" };
    let mut lines = vec!["steps:".to_owned()];
    lines.extend(outcomes.iter().map(|(name, outcome, time)| {
        format!("  {} {:>6.1} s  {name}", word(outcome), time.as_secs_f64())
    }));
    let total: Duration = outcomes.iter().map(|(.., time)| *time).sum();
    lines.push(format!("  in all {:>6.1} s", total.as_secs_f64()));
    lines.extend(outcomes.iter().filter_map(|(name, outcome, _)| {
        outcome
            .as_ref()
            .err()
            .map(|error| format!("{name}: {error}"))
    }));
    let failed = outcomes
        .iter()
        .filter(|(_, outcome, _)| outcome.is_err())
        .count();
    lines.push(format!(
        "{} passed, {failed} failed",
        outcomes.len() - failed
    ));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts() {
        let second = Duration::from_secs(1);
        let text = summary(&[("a", Ok(()), second), ("b", Err("why".into()), second)]);
        assert!(
            text.contains("FAILED    1.0 s  b") && text.contains("b: why"),
            "{text}"
        );
        assert!(text.ends_with("\n1 passed, 1 failed"), "{text}");
    }
}
