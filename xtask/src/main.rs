//! The project's tasks, run as `cargo xtask <task>` from any folder of the repository.
//!
//! ```text
//! demo [NAME] [--port N] [--build-only]   builds an example (gallery) and serves it on this machine
//! test                                    runs every test, cheapest first
//!   test-host                             cargo test: needs no wasm target, Node or browser
//!   test-ui [--bless]                     compiler messages and expansions; --bless accepts what came out
//!   test-wasm                             the runtime's own tests as wasm, in Node and in Chromium
//!   test-node                             the test application called from Node, in debug and release
//!   test-types                            the declarations, right calls and wrong ones, under tsc --strict
//!   test-browser [FILTER]                 the test application and the gallery driven in Chromium
//! ci                                      every check and every test; what .ci/run calls
//!   tidy | fmt [--fix] | clippy | doc     the checks, cheapest first
//!   js-types [--bless]                    tsc --checkJs over interop-runtime/js, and the declarations it makes of it
//!   examples                              builds every example as it is served
//! types [NAME|PATH] [--out FILE] [--pkg FOLDER]   TypeScript declarations of an application (gallery)
//! bench                                   ours beside its peers, in Node and in headless Chromium: docs/performance.md
//!   [--only ID] [--engine node|chromium]  rows whose ids hold that; one engine
//!   [--quick | --smoke]                   7 rounds in place of 21; one, which only shows that everything runs
//!   [--scale | --build-time]              in place of the rows: how costs grow; what the compiler takes
//!   [--json FILE] [--check] [--docs]      writes the figures; fails if a budget is missed; puts them into docs/
//! size [--only NAME] [--json FILE] [--docs]   bytes of hello, and of hello with each feature, beside wasm-bindgen's
//! pkg PACKAGE web|nodejs|bundler [--release|--speed]   generates a package's JavaScript into target/pkg
//! help                                    this list
//! ```
//!
//! What a task lacks (the wasm target, npm packages, a browser) it installs, or it says in one line how to.

mod background;
mod bench;
mod bindgen;
mod check;
mod ci;
mod demo;
mod js_half;
mod run;
mod server;
mod site;
mod size;
mod test;
mod tidy;
mod tools;
mod types;

use std::process::ExitCode;

const SOURCE: &str = include_str!("main.rs");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let Some((task, rest)) = arguments.split_first() else {
        print!("{}", help());
        return ExitCode::SUCCESS;
    };
    match dispatch(task, rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(task: &str, rest: &[&str]) -> run::Result {
    match (task, rest) {
        ("demo", options) => demo::demo(options),
        ("test", []) => ci::test(),
        ("test-host", []) => test::host::run(),
        ("test-ui", []) => test::ui::run(false),
        ("test-ui", ["--bless"]) => test::ui::run(true),
        ("test-wasm", []) => test::wasm::in_node().and_then(|()| test::wasm::in_chromium()),
        ("test-node", []) => test::node::run(),
        ("test-browser", []) => test::browser::run(None),
        ("test-browser", [filter]) => test::browser::run(Some(filter)),
        ("ci", []) => ci::ci(),
        ("bench", options) => bench::bench(options),
        ("size", options) => size::size(options),
        ("tidy", []) => tidy::tidy(),
        ("fmt", []) => check::fmt(),
        ("fmt", ["--fix"]) => check::fmt_fix(),
        ("clippy", []) => check::clippy(),
        ("doc", []) => check::doc(),
        ("js-types", []) => js_half::run(false),
        ("js-types", ["--bless"]) => js_half::run(true),
        ("types", options) => types::types(options),
        ("test-types", []) => test::types::run(),
        ("examples", []) => site::every_example().map(drop),
        ("pkg", [package, target]) => bindgen::pkg(package, target, bindgen::Profile::Debug),
        ("pkg", [package, target, "--release"]) => {
            bindgen::pkg(package, target, bindgen::Profile::Release)
        }
        ("pkg", [package, target, "--speed"]) => {
            bindgen::pkg(package, target, bindgen::Profile::Speed)
        }
        ("help" | "--help" | "-h", _) => {
            print!("{}", help());
            Ok(())
        }
        _ => Err(format!(
            "`{}` is no task\n\n{}",
            [&[task], rest].concat().join(" "),
            help()
        )),
    }
}

/// The list at the top of this file, which therefore cannot differ from it.
fn help() -> String {
    let lines = SOURCE
        .lines()
        .skip_while(|line| *line != "//! ```text")
        .skip(1)
        .take_while(|line| *line != "//! ```");
    let tasks: Vec<&str> = lines.filter_map(|line| line.strip_prefix("//! ")).collect();
    format!("usage: cargo xtask <task>\n\n{}\n", tasks.join("\n"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn help_lists_the_tasks() {
        let help = super::help();
        assert!(
            help.contains("demo [NAME]") && help.contains("test-browser"),
            "{help}"
        );
    }

    #[test]
    fn an_unknown_word_gets_the_list() {
        let error = super::dispatch("dmeo", &["x"]).expect_err("no such task");
        assert!(
            error.starts_with("`dmeo x` is no task") && error.contains("usage:"),
            "{error}"
        );
    }
}
