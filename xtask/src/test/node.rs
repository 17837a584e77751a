//! `interop-tests/js/**/*.test.mjs` in Node, against the test application in debug and in release.

use super::report;
use crate::bindgen::{self, Profile, Target};
use crate::run::{self, Result};
use crate::tools;
use std::path::{Path, PathBuf};

pub(crate) fn run() -> Result {
    tools::ensure_node()?;
    let files = test_files(&run::root().join("interop-tests/js"))?;
    let restart = bindgen::generate("interop-tests-restart", Target::Nodejs, Profile::Release)?;
    for profile in Profile::ALL {
        let pkg = bindgen::generate("interop-tests-app", Target::Nodejs, profile)?;
        let mut node = run::command("node");
        node.args(["--expose-gc", "--test", "--test-timeout=120000"])
            .args(&files);
        // The tests import the application from here.
        node.env("INTEROP_APP", pkg.join("interop_tests_app.js"))
            .env("INTEROP_APP_PROFILE", profile.name())
            .env(report::VARIABLE, report::folder()?)
            .env("INTEROP_RESTART", restart.join("interop_tests_restart.js"));
        run::run(&mut node, "the failing test is named above")?;
    }
    Ok(())
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
