//! What a task needs from the machine: installed here where that can be done, else one line says how to.

use crate::run::{self, Result, WASM_TARGET, command};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The standard library for wasm, for the toolchain that rust-toolchain.toml pins.
pub(crate) fn ensure_wasm_target() -> Result {
    let libraries =
        run::output(command("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(format!(
            "the wasm target is missing and rustup is not here to add it; install Rust with https://rustup.rs or your system's package for {WASM_TARGET}"
        ));
    }
    run::say(&format!("adding the target {WASM_TARGET}"));
    run::run(
        command("rustup").args(["target", "add", WASM_TARGET]),
        "check the network and repeat",
    )
}

/// Node with `require` of ES modules, which the nodejs target's JS half needs.
pub(crate) fn ensure_node() -> Result {
    const HOW: &str =
        "install Node 20.19, 22.12 or newer from https://nodejs.org or your system's packages";
    if find("node").is_none() {
        return Err(format!("Node is missing; {HOW}"));
    }
    let version = run::output(command("node").arg("--version"))?;
    if node_can_require_modules(&version) {
        Ok(())
    } else {
        Err(format!("Node {version} is too old; {HOW}"))
    }
}

fn node_can_require_modules(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    match (numbers.next(), numbers.next()) {
        (Some(20), Some(minor)) => minor >= 19,
        (Some(22), Some(minor)) => minor >= 12,
        (Some(major), _) => major >= 23,
        _ => false,
    }
}

/// The packages of package-lock.json, exactly.
pub(crate) fn ensure_npm() -> Result {
    ensure_node()?;
    let modified = |path: &str| {
        fs::metadata(run::root().join(path))
            .and_then(|data| data.modified())
            .ok()
    };
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    let npm = find("npm").ok_or("npm is missing; it comes with Node: https://nodejs.org")?;
    run::say("installing the npm packages of package-lock.json");
    run::run(
        command(npm).args(["ci", "--no-audit", "--no-fund"]),
        "check the network and repeat",
    )
}

/// The TypeScript compiler of package-lock.json.
pub(crate) fn tsc() -> Command {
    let mut tsc = command("node");
    tsc.arg("node_modules/typescript/bin/tsc");
    tsc
}

/// A Chromium to drive: `CHROME`, or what the system has, or Debian's package.
pub(crate) fn ensure_browser() -> Result<PathBuf> {
    ensure_program(
        "CHROME",
        &["chromium", "google-chrome", "chromium-browser"],
        "chromium",
    )
}

fn ensure_program(variable: &str, names: &[&str], package: &str) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable)
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
    {
        return if path.is_file() {
            Ok(path)
        } else {
            Err(format!(
                "{variable} names {}, which is no file",
                path.display()
            ))
        };
    }
    let look = || names.iter().find_map(|name| find(name));
    if let Some(path) = look() {
        return Ok(path);
    }
    let line = format!("apt-get update && apt-get install -y --no-install-recommends {package}");
    let missing = format!("PATH has no {}", names.join(", no "));
    if !Path::new("/etc/debian_version").is_file() {
        return Err(format!(
            "{missing}; install it and set {variable} to its path"
        ));
    }
    if run::output(command("id").arg("-u")).is_ok_and(|id| id != "0") {
        return Err(format!("{missing}; type: sudo sh -c '{line}'"));
    }
    run::say(&format!("installing {package}"));
    run::run(
        command("sh")
            .args(["-c", &line])
            .env("DEBIAN_FRONTEND", "noninteractive"),
        "check the network and repeat",
    )?;
    look()
        .ok_or_else(|| format!("{missing} after installing {package}; set {variable} to its path"))
}

/// The full path of a program in `PATH`.
fn find(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    std::env::split_paths(&folders)
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |ending| folder.join(format!("{name}{ending}")))
        })
        .find(|path| path.is_file())
}

/// Refuses another compiler than the pinned one, under which the ui tests would skip.
pub(crate) fn pinned_compiler() -> Result {
    let file = fs::read_to_string(run::root().join("rust-toolchain.toml"))
        .map_err(|error| format!("rust-toolchain.toml: {error}"))?;
    let pinned = file
        .lines()
        .find_map(|line| line.strip_prefix("channel = "))
        .ok_or("rust-toolchain.toml names no channel")?;
    let pinned = pinned.trim().trim_matches('"');
    let found = run::output(command("rustc").arg("--version"))?;
    if found.split(' ').nth(1) == Some(pinned) {
        return Ok(());
    }
    Err(format!(
        "the compiler is `{found}`, but rust-toolchain.toml pins {pinned}, which owns the ui snapshots; install it: rustup toolchain install {pinned}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0", "v23.0.0"] {
            assert!(node_can_require_modules(good), "{good}");
        }
        for old in [
            "v20.18.3", "v21.9.0", "v22.11.0", "v18.20.0", "nonsense", "",
        ] {
            assert!(!node_can_require_modules(old), "{old}");
        }
    }
}
