//! The checks that only read: formatting, lints and documentation.

use crate::run::{self, Result, WASM_TARGET, cargo};
use crate::{site, tools};

pub(crate) fn fmt() -> Result {
    run::run(
        &mut cargo(["fmt", "--all", "--check"])?,
        "`cargo xtask fmt --fix` formats",
    )
}

pub(crate) fn fmt_fix() -> Result {
    run::run(
        &mut cargo(["fmt", "--all"])?,
        "the message names the file that does not parse",
    )
}

/// Natively for everything, then for wasm what is built for wasm.
pub(crate) fn clippy() -> Result {
    const ADVICE: &str =
        "fix what it names; a lint that is wrong here gets an `#[expect(…, reason = \"…\")]`";
    run::say("linting everything for this machine");
    let native = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "xtask/test-runner",
        "--",
        "-D",
        "warnings",
    ];
    run::run(&mut cargo(native)?, ADVICE)?;
    let typed = [
        "clippy",
        "--package",
        "interop-runtime",
        "--features",
        "typescript",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    run::run(&mut cargo(typed)?, ADVICE)?;
    tools::ensure_wasm_target()?;
    run::say("linting what is built for wasm");
    let runtime = [
        "clippy",
        "--package",
        "interop-runtime",
        "--all-targets",
        "--target",
        WASM_TARGET,
        "--",
        "-D",
        "warnings",
    ];
    run::run(&mut cargo(runtime)?, ADVICE)?;
    let examples = site::examples()?;
    let packages = examples.iter().map(String::as_str).chain([
        "interop-tests-app",
        "interop-tests-conformance",
        "interop-tests-hygiene-2021",
        "interop-tests-hygiene-2024",
        "interop-tests-library",
        "interop-tests-strict",
    ]);
    let packages = packages.flat_map(|package| ["--package", package]);
    let rest = ["clippy"].into_iter().chain(packages).chain([
        "--target",
        WASM_TARGET,
        "--",
        "-D",
        "warnings",
    ]);
    run::run(&mut cargo(rest)?, ADVICE)?;
    // What is weighed is there only with its features.
    let weighed = [
        "clippy",
        "--package",
        "interop-size",
        "--package",
        "interop-size-peer",
        "--all-features",
        "--target",
        WASM_TARGET,
        "--",
        "-D",
        "warnings",
    ];
    run::run(&mut cargo(weighed)?, ADVICE)
}

/// Natively for everything, then the parts of the runtime that only wasm has.
pub(crate) fn doc() -> Result {
    const ADVICE: &str = "fix the link or the markup that it names";
    let strict = |arguments: &[&'static str]| {
        let mut command = cargo(arguments.iter().copied())?;
        command.env("RUSTDOCFLAGS", "-D warnings");
        Ok::<_, String>(command)
    };
    run::run(
        &mut strict(&[
            "doc",
            "--workspace",
            "--features",
            "interop-runtime/typescript",
            "--no-deps",
        ])?,
        ADVICE,
    )?;
    tools::ensure_wasm_target()?;
    run::run(
        &mut strict(&[
            "doc",
            "--package",
            "interop-runtime",
            "--no-deps",
            "--target",
            WASM_TARGET,
        ])?,
        ADVICE,
    )
}
