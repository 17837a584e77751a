//! Puts a site's folder together: the pages as they are, the generated `pkg/`, and sources to show.

use crate::bindgen::{self, Profile, Target};
use crate::run::{self, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds `examples/<name>` as it is served: its `web/` folder, `pkg/` and the sources it shows in `src/`.
pub(crate) fn example(name: &str) -> Result<PathBuf> {
    let example = run::root().join("examples").join(name);
    let names = examples()?.join(", ");
    if name.contains(['/', '\\', '.']) || !example.join("Cargo.toml").is_file() {
        return Err(format!("there is no example `{name}`; there are: {names}"));
    }
    let page = example.join("web/index.html");
    if !page.is_file() {
        return Err(format!(
            "the example `{name}` has no page: {} is missing",
            page.display()
        ));
    }
    let pkg = bindgen::generate(name, Target::Web, Profile::Release)?;
    assemble(
        name,
        &[
            (example.join("web"), ""),
            (example.join("src"), "src"),
            (pkg, "pkg"),
        ],
    )
}

/// Builds every example and gives name and folder of each.
pub(crate) fn every_example() -> Result<Vec<(String, PathBuf)>> {
    examples()?
        .into_iter()
        .map(|name| example(&name).map(|folder| (name, folder)))
        .collect()
}

/// Builds the test application's site: `interop-tests/browser/site`, `pkg/` and the shared modules in `js/`.
pub(crate) fn test_app(profile: Profile) -> Result<PathBuf> {
    let tests = run::root().join("interop-tests");
    let pkg = bindgen::generate("interop-tests-app", Target::Web, profile)?;
    let name = format!("app-{}", profile.name());
    assemble(
        &name,
        &[
            (tests.join("browser/site"), ""),
            (tests.join("js"), "js"),
            (pkg, "pkg"),
        ],
    )
}

/// Builds the site of the application that starts anew after a panic.
pub(crate) fn restart() -> Result<PathBuf> {
    let tests = run::root().join("interop-tests");
    let pkg = bindgen::generate("interop-tests-restart", Target::Web, Profile::Release)?;
    assemble(
        "restart",
        &[
            (tests.join("browser/restart_site"), ""),
            (tests.join("js"), "js"),
            (pkg, "pkg"),
        ],
    )
}

/// Builds the benchmark's site: its page, its `js/`, `pkg/`, and what `more` gives besides.
pub(crate) fn bench(more: &[(PathBuf, &str)]) -> Result<PathBuf> {
    let bench = run::root().join("interop-tests/bench");
    let own = [(bench.join("site"), ""), (bench.join("js"), "js")];
    let site = assemble("bench", &[&own[..], more].concat())?;
    // Node takes the files for modules wherever the target folder lies.
    let package = site.join("package.json");
    fs::write(&package, "{ \"type\": \"module\" }\n")
        .map_err(|error| format!("{}: {error}", package.display()))?;
    Ok(site)
}

/// The folders of `examples/`, which are also the packages' names.
pub(crate) fn examples() -> Result<Vec<String>> {
    let folder = run::root().join("examples");
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let packages = entries
        .flatten()
        .filter(|entry| entry.path().join("Cargo.toml").is_file());
    let mut names: Vec<String> = packages
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

fn assemble(name: &str, parts: &[(PathBuf, &str)]) -> Result<PathBuf> {
    let site = run::target_dir()?.join("site").join(name);
    let put_together = || {
        if site.exists() {
            fs::remove_dir_all(&site)?;
        }
        parts
            .iter()
            .filter(|(from, _)| from.is_dir())
            .try_for_each(|(from, to)| copy(from, &site.join(to)))
    };
    put_together().map_err(|error: std::io::Error| format!("{}: {error}", site.display()))?;
    Ok(site)
}

pub(crate) fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
