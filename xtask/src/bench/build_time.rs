//! `cargo xtask bench --build-time`: what the attributes cost the compiler, and a clean build of hello.

use super::docs::{self, BuildTime};
use super::options::Options;
use crate::run::{self, Result, WASM_TARGET};
use crate::tools;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const FUNCTIONS: usize = 1_000;
/// The shortest of so many counts: whatever else the machine does makes it longer.
const TIMES: usize = 2;

/// Who exports the functions of a generated crate.
#[derive(Clone, Copy)]
enum Kind {
    Plain,
    Ours,
    Peer,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Plain, Self::Ours, Self::Peer];

    fn name(self) -> &'static str {
        match self {
            Self::Plain => "many-plain",
            Self::Ours => "many-ours",
            Self::Peer => "many-peer",
        }
    }

    fn attribute(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Ours => "#[js_invokable]",
            Self::Peer => "#[wasm_bindgen]",
        }
    }

    fn prelude(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Ours => "use interop_runtime::prelude::*;",
            Self::Peer => "use wasm_bindgen::prelude::*;",
        }
    }
}

pub(super) fn run(options: &Options) -> Result {
    tools::ensure_wasm_target()?;
    let folder = run::target_dir()?.join("build-time");
    let crates = folder.join("crates");
    generate(&crates)?;
    let target = folder.join("target");
    let mut times = Vec::new();
    for (what, arguments) in [
        ("`cargo check`, native", &["check"][..]),
        ("`cargo check`, wasm", &["check", "--target", WASM_TARGET]),
        ("`cargo build`, wasm", &["build", "--target", WASM_TARGET]),
        (
            "`cargo build --release`, wasm",
            &["build", "--release", "--target", WASM_TARGET],
        ),
    ] {
        let [plain, ours, peer] = Kind::ALL.map(|kind| many(&crates, &target, kind, arguments));
        let plain = plain?;
        times.push(BuildTime {
            what: format!(
                "{FUNCTIONS} functions of two numbers, {what}; {plain:.1} s without attributes"
            ),
            seconds: ours?,
            peer_seconds: peer?,
        });
    }
    for (what, profile) in [("debug", "dev"), ("release", "release")] {
        times.push(BuildTime {
            what: format!("clean build of hello for wasm with all its dependencies, {what}"),
            seconds: clean("hello", &[], profile, &folder)?,
            peer_seconds: clean(
                "interop-size-peer",
                &["--features", "hello"],
                profile,
                &folder,
            )?,
        });
    }
    for BuildTime {
        what,
        seconds,
        peer_seconds,
    } in &times
    {
        println!("{seconds:>6.1} s (wasm-bindgen {peer_seconds:.1} s)  {what}");
    }
    if options.docs {
        docs::update(|store| store.build = times)?;
    }
    Ok(())
}

/// A workspace of its own, with the versions that the repository has.
fn generate(folder: &Path) -> Result {
    let write = |path: PathBuf, text: String| {
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))
    };
    let members = Kind::ALL
        .map(|kind| format!("{:?}", kind.name()))
        .join(", ");
    let profile =
        "[profile.release]\nlto = true\ncodegen-units = 1\nopt-level = \"s\"\npanic = \"abort\"";
    write(
        folder.join("Cargo.toml"),
        format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n\n{profile}\n"),
    )?;
    let lock = run::root().join("Cargo.lock");
    fs::copy(&lock, folder.join("Cargo.lock")).map_err(|error| error.to_string())?;
    for kind in Kind::ALL {
        let dependency = match kind {
            Kind::Plain => String::new(),
            Kind::Ours => format!(
                "interop-runtime = {{ path = '{}' }}",
                run::root().join("interop-runtime").display()
            ),
            Kind::Peer => "wasm-bindgen = \"*\"".to_owned(),
        };
        let name = kind.name();
        write(
            folder.join(name).join("Cargo.toml"),
            format!(
                "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[lib]\ncrate-type = [\"cdylib\"]\n\n[dependencies]\n{dependency}\n"
            ),
        )?;
        let mut source = format!("//! Generated.\n{}\n", kind.prelude());
        for i in 0..FUNCTIONS {
            let attribute = kind.attribute();
            let _ = write!(
                source,
                "\n{attribute}\npub fn function_{i}(a: f64, b: f64) -> f64 {{\n    a * b + {i}.0\n}}\n"
            );
        }
        write(folder.join(name).join("src/lib.rs"), source)?;
    }
    Ok(())
}

/// How long the crate itself takes: its dependencies are built before.
fn many(crates: &Path, target: &Path, kind: Kind, arguments: &[&str]) -> Result<f64> {
    let source = crates.join(kind.name()).join("src/lib.rs");
    let run = || {
        let mut cargo = run::cargo(arguments.iter().copied())?;
        cargo.args(["--package", kind.name()]).current_dir(crates);
        timed(cargo.env("CARGO_TARGET_DIR", target))
    };
    run()?;
    let mut shortest = f64::INFINITY;
    for _ in 0..TIMES {
        let text = fs::read(&source).map_err(|error| error.to_string())?;
        fs::write(&source, text).map_err(|error| error.to_string())?;
        shortest = shortest.min(run()?);
    }
    Ok(shortest)
}

/// With cargo's own report beside it: `cargo-timings/` in the target folder says what took how long.
fn clean(package: &str, options: &[&str], profile: &str, folder: &Path) -> Result<f64> {
    let target = folder.join(format!("clean-{package}"));
    if target.exists() {
        fs::remove_dir_all(&target).map_err(|error| format!("{}: {error}", target.display()))?;
    }
    let mut cargo = run::cargo(["build", "--timings", "--target", WASM_TARGET, "--lib"])?;
    cargo
        .args(["--package", package, "--profile", profile])
        .args(options);
    timed(cargo.env("CARGO_TARGET_DIR", &target))
}

fn timed(command: &mut Command) -> Result<f64> {
    let start = Instant::now();
    run::run(
        command.stdout(Stdio::null()).stderr(Stdio::null()),
        "type it to see why",
    )?;
    Ok(start.elapsed().as_secs_f64())
}
