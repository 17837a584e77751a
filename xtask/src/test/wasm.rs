//! The runtime's own tests compiled to wasm: once in Node, once in headless Chromium.

use crate::background::Background;
use crate::run::{self, Result, WASM_TARGET};
use crate::tools;

const FAILED: &str = "the failing test is named above";

pub(crate) fn in_node() -> Result {
    tools::ensure_node()?;
    build()?;
    run::run(&mut tests()?, FAILED)
}

/// The runner serves the page and playwright opens it, as in the browser tests, which also spares a chromedriver.
pub(crate) fn in_chromium() -> Result {
    tools::ensure_npm()?;
    let browser = tools::ensure_browser()?;
    build()?;
    let mut server = tests()?;
    server.envs([
        ("WASM_BINDGEN_USE_BROWSER", "1"),
        ("NO_HEADLESS", "1"),
        ("WASM_BINDGEN_TEST_ADDRESS", "127.0.0.1:0"),
    ]);
    let (_server, address) = Background::start(server, address)?;
    let mut driver = run::command("node");
    driver
        .args(["interop-tests/browser/wasm.mjs", "--chrome"])
        .arg(browser)
        .args(["--page", &address]);
    run::run(&mut driver, FAILED)
}

/// The address in the runner's line about where its page is.
fn address(line: &str) -> Option<String> {
    let start = line.find("http://")?;
    Some(line[start..].trim_end().to_owned())
}

/// Builds the runner and the tests, with the compiler's progress shown.
fn build() -> Result {
    const ADVICE: &str = "the compiler's message says what to change";
    tools::ensure_wasm_target()?;
    run::say("building the runner of wasm tests (wasm-bindgen's, as a library)");
    let runner = [
        "build",
        "--package",
        "xtask",
        "--features",
        "test-runner",
        "--bin",
        "wasm-test-runner",
    ];
    run::run(&mut run::cargo(runner)?, ADVICE)?;
    run::run(tests()?.arg("--no-run"), ADVICE)
}

fn tests() -> Result<std::process::Command> {
    let arguments = [
        "test",
        "--package",
        "interop-runtime",
        "--lib",
        "--target",
        WASM_TARGET,
    ];
    let mut tests = run::cargo(arguments)?;
    // The settings of another test mode would contradict the ones given here.
    tests
        .env_remove("WASM_BINDGEN_USE_BROWSER")
        .env_remove("NO_HEADLESS");
    Ok(tests)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_address_is_found() {
        let line = "Interactive browsers tests are now available at http://127.0.0.1:4711";
        assert_eq!(
            super::address(line).as_deref(),
            Some("http://127.0.0.1:4711")
        );
        assert_eq!(super::address("Executing bindgen..."), None);
    }
}
