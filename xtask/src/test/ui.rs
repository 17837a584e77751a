//! The compiler messages (trybuild) and the macros' expansions (insta), checked or accepted as they are.

use crate::run::{self, Result};
use crate::tools;

pub(crate) fn run(bless: bool) -> Result {
    tools::pinned_compiler()?;
    let mut messages = run::cargo(["test", "--workspace", "--test", "ui"])?;
    let mut expansions = run::cargo(["test", "--package", "interop-macros"])?;
    if bless {
        messages.env("TRYBUILD", "overwrite");
        expansions
            .env("INSTA_UPDATE", "always")
            .env("BLESS_EXPANSIONS", "1");
    }
    let advice = "`cargo xtask test-ui --bless` accepts what came out; then read the difference";
    run::run(&mut expansions, advice)?;
    run::run(&mut messages, advice)
}
