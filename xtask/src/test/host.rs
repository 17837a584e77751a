//! `cargo test`: everything that runs natively, the ui tests included.

use crate::run::{self, Result};

pub(crate) fn run() -> Result {
    run::run(
        &mut run::cargo(["test", "--workspace"])?,
        "a changed compiler message or expansion is accepted with `cargo xtask test-ui --bless`",
    )
}
