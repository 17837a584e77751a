//! An application as `cargo metadata` knows it: its library, and the runtime that it uses.

use crate::run::{self, Result};
use serde_json::Value;
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub(crate) struct Application {
    pub(crate) package: String,
    /// The folder of its manifest.
    pub(crate) folder: PathBuf,
    /// What Rust calls its library.
    pub(crate) library: String,
    /// As a dependency of the program that links it: the runtime of the application itself, or its registrations would
    /// be those of another crate.
    pub(crate) runtime: String,
    pub(crate) lock: PathBuf,
}

impl Application {
    /// By the name of a package of this workspace, or by the path of a folder with a manifest.
    pub(crate) fn find(name: &str) -> Result<Self> {
        let folder = Path::new(name);
        let manifest = if folder.is_file() {
            folder.to_path_buf()
        } else {
            folder.join("Cargo.toml")
        };
        let by_path = name.contains(['/', '\\', '.']);
        let manifest = if by_path {
            manifest
        } else {
            run::root().join("Cargo.toml")
        };
        if !manifest.is_file() {
            return Err(format!(
                "`{name}` has no {}; write the name of a package here, or the path of one",
                manifest.display()
            ));
        }
        let manifest = manifest
            .canonicalize()
            .map_err(|error| format!("{}: {error}", manifest.display()))?;
        let manifest = manifest
            .to_str()
            .ok_or("the path of the application is no text")?;
        let arguments = [
            "metadata",
            "--format-version",
            "1",
            "--manifest-path",
            manifest,
        ];
        let text = run::output(&mut run::cargo(arguments)?)?;
        let metadata: Value =
            serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
        let is_it = |package: &Value| {
            if by_path {
                package["manifest_path"] == manifest
            } else {
                package["name"] == name && package["source"].is_null()
            }
        };
        Self::of(&metadata, is_it).ok_or_else(|| no_application(name))?
    }

    fn of(metadata: &Value, is_it: impl Fn(&Value) -> bool) -> Option<Result<Self>> {
        let packages = metadata["packages"].as_array()?;
        let package = packages.iter().find(|package| is_it(package))?;
        let name = package["name"].as_str()?.to_owned();
        let library = |target: &&Value| {
            let kinds = target["kind"].as_array();
            kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == "lib" || kind == "rlib"))
        };
        let Some(library) = package["targets"].as_array()?.iter().find(library) else {
            return Some(Err(format!(
                "{name} has no library that another crate can use; write crate-type = [\"cdylib\", \"rlib\"] under [lib] in its Cargo.toml"
            )));
        };
        let Some(runtime) = packages
            .iter()
            .find(|package| package["name"] == "interop-runtime")
        else {
            return Some(Err(format!(
                "{name} does not depend on interop-runtime, so it has no types to declare"
            )));
        };
        let manifest = Path::new(package["manifest_path"].as_str()?);
        Some(Ok(Self {
            library: library["name"].as_str()?.replace('-', "_"),
            folder: manifest.parent()?.to_path_buf(),
            runtime: dependency(runtime)?,
            lock: Path::new(metadata["workspace_root"].as_str()?).join("Cargo.lock"),
            package: name,
        }))
    }
}

fn no_application(name: &str) -> String {
    format!(
        "there is no package `{name}`; write the name of a package of this workspace, or the path of one such as ../my-app"
    )
}

/// The place of a package, as a dependency says it.
fn dependency(package: &Value) -> Option<String> {
    let Some(source) = package["source"].as_str() else {
        let folder = Path::new(package["manifest_path"].as_str()?).parent()?;
        return Some(format!("path = {:?}", folder.to_str()?));
    };
    if let Some(git) = source.strip_prefix("git+") {
        let (at, _) = git.split_once('#').unwrap_or((git, ""));
        let (url, query) = at.split_once('?').unwrap_or((at, ""));
        let reference = query
            .split_once('=')
            .map(|(key, value)| format!(", {key} = {value:?}"));
        return Some(format!("git = {url:?}{}", reference.unwrap_or_default()));
    }
    Some(format!(
        "version = {:?}",
        format!("={}", package["version"].as_str()?)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_runtime_is_the_one_of_the_application() {
        let of = |source: Value| {
            dependency(
                &json!({ "source": source, "manifest_path": "/a/b/Cargo.toml", "version": "1.2.3" }),
            )
        };
        assert_eq!(of(Value::Null).as_deref(), Some("path = \"/a/b\""));
        assert_eq!(
            of(json!("registry+https://x")).as_deref(),
            Some("version = \"=1.2.3\"")
        );
        assert_eq!(
            of(json!("git+https://x/y?branch=main#0123")).as_deref(),
            Some("git = \"https://x/y\", branch = \"main\"")
        );
    }

    #[test]
    fn what_is_no_application_says_what_to_write() {
        let lib = |kind: &str| {
            json!({ "packages": [
            { "name": "app", "manifest_path": "/a/Cargo.toml", "targets": [{ "kind": [kind], "name": "app" }] },
            { "name": "interop-runtime", "manifest_path": "/r/Cargo.toml" },
        ], "workspace_root": "/a" })
        };
        let found = |metadata: &Value| {
            Application::of(metadata, |package| package["name"] == "app").expect("it is there")
        };
        assert_eq!(found(&lib("lib")).expect("a library").library, "app");
        let error = found(&lib("cdylib")).expect_err("nothing to link");
        assert!(
            error.contains(r#"crate-type = ["cdylib", "rlib"]"#),
            "{error}"
        );
        assert!(Application::of(&lib("lib"), |_| false).is_none());
    }
}
