//! The runtime's own tests compiled to wasm: once in Node, once in headless Chromium.

use crate::run::{self, Result, WASM_TARGET};
use crate::tools;
use crate::within;
use std::fs;
use std::time::Duration;

const SECONDS: &str = "120";

/// For running what is built, which takes some ten seconds; more than `SECONDS`, so that the runner tells first.
const LIMIT: Duration = Duration::from_secs(150);

/// Without these Chromium looks for hosts of its own, and cannot start as root.
const CHROMIUM_ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

pub(crate) fn in_node() -> Result {
    tools::ensure_node()?;
    test(&[])
}

pub(crate) fn in_chromium() -> Result {
    let browser = tools::ensure_browser()?;
    let driver = tools::ensure_chromedriver()?;
    let settings = run::target_dir()?.join("webdriver.json");
    fs::write(&settings, webdriver_json(&browser.to_string_lossy()))
        .map_err(|error| format!("{}: {error}", settings.display()))?;
    let (driver, settings) = (driver.to_string_lossy(), settings.to_string_lossy());
    test(&[
        ("WASM_BINDGEN_USE_BROWSER", "1"),
        ("CHROMEDRIVER", &driver),
        ("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &settings),
        ("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30"),
        ("WASM_BINDGEN_TEST_TIMEOUT", SECONDS),
    ])
}

fn test(settings: &[(&str, &str)]) -> Result {
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
    run::run(
        &mut run::cargo(runner)?,
        "the compiler's message says what to change",
    )?;
    let arguments = [
        "test",
        "--package",
        "interop-runtime",
        "--tests",
        "--target",
        WASM_TARGET,
    ];
    // However long a compiler takes, that is no browser that hangs.
    run::run(
        run::cargo(arguments)?.arg("--no-run"),
        "the compiler's message says what to change",
    )?;
    let tests = || {
        let mut tests = run::cargo(arguments)?;
        // The settings of another test mode would contradict the ones given here.
        tests
            .env_remove("WASM_BINDGEN_USE_BROWSER")
            .env_remove("NO_HEADLESS")
            .envs(settings.iter().copied());
        Ok(tests)
    };
    // The browser has failed to answer its driver before the first test, for as long as one waited.
    within::run(tests, LIMIT, "the failing test is named above")
}

fn webdriver_json(browser: &str) -> String {
    let text = |value: &str| format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    let arguments = CHROMIUM_ARGUMENTS.map(text).join(", ");
    format!(
        "{{ \"goog:chromeOptions\": {{ \"binary\": {}, \"args\": [{arguments}] }} }}\n",
        text(browser)
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_browser_path_is_escaped() {
        let json = super::webdriver_json("C:\\a \"b\"\\chrome.exe");
        assert!(json.starts_with(r#"{ "goog:chromeOptions": { "binary": "C:\\a \"b\"\\chrome.exe", "args": ["--headless", "#), "{json}");
    }
}
