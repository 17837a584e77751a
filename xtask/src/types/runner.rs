//! The program that links an application and prints its declarations.

use super::application::Application;
use crate::run::{self, Result};
use std::fs;
use std::path::Path;
use std::process::Stdio;

pub(super) fn write(folder: &Path, application: &Application) -> Result {
    let Application {
        package,
        library,
        runtime,
        folder: path,
        lock,
    } = application;
    let path = path
        .to_str()
        .ok_or("the path of the application is no text")?;
    let manifest = format!(
        "[package]\nname = \"interop-types-runner\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{package} = {{ path = {path:?} }}\ninterop-runtime = {{ {runtime}, features = [\"typescript\"] }}\n"
    );
    let main = format!(
        "//! Prints the TypeScript declarations of {package}.\n\nuse {library} as _;\n\nfn main() {{\n    let declarations = interop_runtime::typescript::declarations();\n    for remark in declarations.remarks() {{\n        eprintln!(\"note: {{remark}}\");\n    }}\n    print!(\"{{declarations}}\");\n}}\n"
    );
    let put = |name: &str, text: &str| fs::write(folder.join(name), text);
    let written = fs::create_dir_all(folder.join("src"))
        .and_then(|()| put("Cargo.toml", &manifest))
        .and_then(|()| put("src/main.rs", &main))
        // The versions of the application; what the feature needs besides is added.
        .and_then(|()| {
            if lock.is_file() {
                fs::copy(lock, folder.join("Cargo.lock")).map(drop)
            } else {
                Ok(())
            }
        });
    written.map_err(|error| format!("{}: {error}", folder.display()))
}

/// Builds it and gives what it prints. Its remarks go on to the terminal.
pub(super) fn print(folder: &Path) -> Result<String> {
    let manifest = folder.join("Cargo.toml");
    let mut cargo = run::cargo(["run", "--quiet", "--manifest-path"])?;
    cargo
        .arg(&manifest)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    let output = cargo
        .output()
        .map_err(|error| format!("cargo run: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "the application did not build for this machine with the feature `typescript` ({}); the compiler's message says what to change",
            output.status
        ));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("the declarations: {error}"))
}
