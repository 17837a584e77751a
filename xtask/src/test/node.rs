//! `interop-tests/js/**/*.test.mjs` in Node: against the test application as wasm in debug and in release, and
//! those below `stdio/` against the same application as a native process.

use super::report;
use crate::bindgen::{self, Profile, Target};
use crate::run::{self, Result};
use crate::tools;
use std::path::{Path, PathBuf};
use std::process::Command;

const FAILED: &str = "the failing test is named above";

pub(crate) fn run() -> Result {
    tools::ensure_node()?;
    let files = test_files(&run::root().join("interop-tests/js"))?;
    let (native, files): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|file| file.starts_with("interop-tests/js/stdio"));
    run::run(
        node(&native)
            .env("INTEROP_STDIO", native_application()?)
            .env(report::VARIABLE, report::folder()?),
        FAILED,
    )?;
    let restart = bindgen::generate("interop-tests-restart", Target::Nodejs, Profile::Release)?;
    for profile in Profile::TESTED {
        let pkg = bindgen::generate("interop-tests-app", Target::Nodejs, profile)?;
        // The tests import the application from here.
        let mut node = node(&files);
        node.env("INTEROP_APP", pkg.join("interop_tests_app.js"))
            .env("INTEROP_APP_PROFILE", profile.name())
            .env(report::VARIABLE, report::folder()?)
            .env("INTEROP_RESTART", restart.join("interop_tests_restart.js"));
        run::run(&mut node, FAILED)?;
    }
    Ok(())
}

fn node(files: &[PathBuf]) -> Command {
    let mut node = run::command("node");
    node.args(["--expose-gc", "--test", "--test-timeout=120000"])
        .args(files);
    node
}

/// In debug: the release profile ends a process with its first panic, which a server must not do.
fn native_application() -> Result<PathBuf> {
    const PACKAGE: &str = "interop-tests-stdio";
    run::run(
        &mut run::cargo(["build", "--package", PACKAGE])?,
        "the compiler's message says what to change",
    )?;
    let file = format!("{PACKAGE}{}", std::env::consts::EXE_SUFFIX);
    Ok(run::target_dir()?.join("debug").join(file))
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(".test.mjs") {
                files.push(
                    path.strip_prefix(run::root())
                        .map_err(|error| error.to_string())?
                        .to_path_buf(),
                );
            }
        }
    }
    files.sort();
    if files.is_empty() {
        Err(format!("no *.test.mjs below {}", folder.display()))
    } else {
        Ok(files)
    }
}
