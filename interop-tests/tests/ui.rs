//! Runs `ui/*/fail` and `ui/*/pass`: what an author who errs reads, and what compiles.
//!
//! The texts belong to one compiler. `cargo xtask test-ui --bless` rewrites them; then read the difference.

use std::env;
use std::process::Command;

/// The compiler that `rust-toolchain.toml` names.
const COMPILER: &str = "rustc 1.95.0";

#[test]
fn ui() {
    let compiler = compiler();
    if !compiler.starts_with(COMPILER) {
        eprintln!(
            "SKIPPED: the messages in tests/ui are those of {COMPILER}, and this is {compiler}"
        );
        return;
    }
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*/fail/*.rs");
    cases.pass("tests/ui/*/pass/*.rs");
}

fn compiler() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(&rustc).arg("--version").output();
    output.map_or_else(
        |error| format!("{} ({error})", rustc.display()),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}
