//! `cargo test`: everything that runs natively, the ui tests included, and the feature `typescript` of the runtime.

use super::report;
use crate::run::{self, Result};

pub(crate) fn run() -> Result {
    let mut tests = run::cargo(["test", "--workspace"])?;
    tests.env(report::VARIABLE, report::folder()?);
    run::run(
        &mut tests,
        "a changed compiler message or expansion is accepted with `cargo xtask test-ui --bless`",
    )?;
    // Apart: with the feature on, the ui tests would show other messages.
    let typed = [
        "test",
        "--package",
        "interop-runtime",
        "--features",
        "typescript",
        "typescript",
    ];
    run::run(&mut run::cargo(typed)?, "the failing test is named above")?;
    let file = [
        "test",
        "--package",
        "interop-runtime",
        "--features",
        "typescript",
        "--test",
        "typescript",
    ];
    run::run(&mut run::cargo(file)?, "the failing test is named above")
}
