//! `cargo test`: everything that runs natively, the ui tests included.

use super::report;
use crate::run::{self, Result};

pub(crate) fn run() -> Result {
    let mut tests = run::cargo(["test", "--workspace"])?;
    tests.env(report::VARIABLE, report::folder()?);
    run::run(
        &mut tests,
        "a changed compiler message or expansion is accepted with `cargo xtask test-ui --bless`",
    )
}
