//! Builds a package for wasm and runs wasm-bindgen's generator on it, as a library locked by Cargo.lock.

use crate::run::{self, Result, WASM_TARGET};
use crate::tools;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// What the generated JS is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Web,
    Nodejs,
    Bundler,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Debug,
    Release,
    /// Release for speed in place of size.
    Speed,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Nodejs => "nodejs",
            Self::Bundler => "bundler",
        }
    }
}

impl Profile {
    /// Those that the tests run in.
    pub(crate) const TESTED: [Self; 2] = [Self::Debug, Self::Release];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
            Self::Speed => "speed",
        }
    }
}

/// `cargo xtask pkg PACKAGE TARGET [--release]`: what the other tasks generate, for one package by hand.
pub(crate) fn pkg(package: &str, target: &str, profile: Profile) -> Result {
    let target = match target {
        "web" => Target::Web,
        "nodejs" => Target::Nodejs,
        "bundler" => Target::Bundler,
        _ => {
            return Err(format!(
                "`{target}` is no target; write web, nodejs or bundler"
            ));
        }
    };
    println!("{}", generate(package, target, profile)?.display());
    Ok(())
}

/// Builds `package` and gives the folder with its JS and wasm: `target/pkg/<package>/<target>-<profile>`.
pub(crate) fn generate(package: &str, target: Target, profile: Profile) -> Result<PathBuf> {
    let kind = format!("{}-{}", target.name(), profile.name());
    generate_with(package, &[], target, profile, &kind)
}

/// The same with features of the package, into the folder `kind`.
pub(crate) fn generate_with(
    package: &str,
    features: &[&str],
    target: Target,
    profile: Profile,
    kind: &str,
) -> Result<PathBuf> {
    tools::ensure_wasm_target()?;
    same_version(
        &fs::read_to_string(run::root().join("Cargo.lock"))
            .map_err(|error| format!("Cargo.lock: {error}"))?,
    )?;
    let wasm = build(package, features, profile)?;
    let folder = run::target_dir()?.join("pkg").join(package).join(kind);
    run::say(&format!("generating JavaScript for {package} ({kind})"));
    empty(&folder)?;
    bindgen(&wasm, target, profile, &folder)
        .map_err(|error| format!("wasm-bindgen on {}: {error}", wasm.display()))?;
    declare_module_kinds(target, &folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

fn build(package: &str, features: &[&str], profile: Profile) -> Result<PathBuf> {
    run::say(&format!(
        "building {package} for {WASM_TARGET} ({})",
        profile.name()
    ));
    // Cargo's own name for the profile of debug builds.
    let cargo_profile = if profile == Profile::Debug {
        "dev"
    } else {
        profile.name()
    };
    let arguments = [
        "build",
        "--profile",
        cargo_profile,
        "--package",
        package,
        "--lib",
        "--target",
        WASM_TARGET,
    ];
    let mut cargo = run::cargo(arguments)?;
    if !features.is_empty() {
        cargo.args(["--features", &features.join(",")]);
    }
    run::run(&mut cargo, "the compiler's message says what to change")?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    let wasm = run::target_dir()?
        .join(WASM_TARGET)
        .join(profile.name())
        .join(file);
    if wasm.is_file() {
        Ok(wasm)
    } else {
        Err(format!(
            "{package} built no {}; its [lib] needs crate-type = [\"cdylib\"]",
            wasm.display()
        ))
    }
}

fn bindgen(
    wasm: &Path,
    target: Target,
    profile: Profile,
    folder: &Path,
) -> std::result::Result<(), String> {
    let release = profile != Profile::Debug;
    let mut bindgen = Bindgen::new();
    match target {
        Target::Web => bindgen.web(true),
        Target::Nodejs => bindgen.nodejs(true),
        Target::Bundler => bindgen.bundler(true),
    }
    .and_then(|bindgen| {
        bindgen
            .input_path(wasm)
            .omit_default_module_path(false)
            .typescript(true)
            .debug(!release)
            .remove_name_section(release)
            .remove_producers_section(release)
            .generate(folder)
    })
    .map_err(|error| format!("{error:#}"))
}

/// The repository's package.json says `module`; what is generated for Node is `CommonJS` around ES snippets.
fn declare_module_kinds(target: Target, folder: &Path) -> std::io::Result<()> {
    if target != Target::Nodejs {
        return Ok(());
    }
    fs::write(folder.join("package.json"), "{ \"type\": \"commonjs\" }\n")?;
    let snippets = folder.join("snippets");
    if snippets.is_dir() {
        fs::write(snippets.join("package.json"), "{ \"type\": \"module\" }\n")
    } else {
        Ok(())
    }
}

fn empty(folder: &Path) -> Result {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .map_err(|error| format!("{} could not be emptied: {error}", folder.display()))?;
    }
    fs::create_dir_all(folder)
        .map_err(|error| format!("{} could not be made: {error}", folder.display()))
}

/// The generator reads a format that belongs to one version of the library.
fn same_version(lock: &str) -> Result {
    let library = locked(lock, "wasm-bindgen").ok_or("Cargo.lock names no wasm-bindgen")?;
    let generator = locked(lock, "wasm-bindgen-cli-support")
        .ok_or("Cargo.lock names no wasm-bindgen-cli-support")?;
    if library == generator {
        return Ok(());
    }
    Err(format!(
        "Cargo.lock has wasm-bindgen {library} but its generator wasm-bindgen-cli-support {generator}; give both the same version in the root Cargo.toml and run `cargo update -p wasm-bindgen-cli-support --precise {library}`"
    ))
}

fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let entry = lock.split("[[package]]").find(|entry| {
        entry
            .lines()
            .any(|line| line == format!("name = \"{package}\""))
    })?;
    entry
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(library: &str, generator: &str) -> String {
        let package = |name: &str, version: &str| {
            format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n\n")
        };
        package("wasm-bindgen", library)
            + &package("wasm-bindgen-cli-support", generator)
            + &package("wasm-bindgen-macro", "9.9.9")
    }

    #[test]
    fn one_version_passes_and_two_are_named() {
        assert_eq!(same_version(&lock("0.2.130", "0.2.130")), Ok(()));
        let error = same_version(&lock("0.2.131", "0.2.130")).expect_err("they differ");
        assert!(
            error.contains(
                "wasm-bindgen 0.2.131 but its generator wasm-bindgen-cli-support 0.2.130"
            ),
            "{error}"
        );
    }

    #[test]
    fn the_repository_is_locked_to_one_version() {
        let lock =
            fs::read_to_string(run::root().join("Cargo.lock")).expect("Cargo.lock is committed");
        assert_eq!(same_version(&lock), Ok(()));
    }
}
