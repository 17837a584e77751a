//! The TypeScript declarations of the gallery and of the test crates: `tsc --strict` takes them, they have no `any`,
//! right calls compile, and each wrong call is refused for the reason it gives.

use crate::bindgen::{self, Profile, Target};
use crate::run::{self, Result};
use crate::{tools, types};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Each is declared under the name that the tests import.
const DECLARED: [(&str, &str); 3] = [
    ("gallery", "gallery"),
    ("interop-tests-conformance", "conformance"),
    ("interop-tests-app", "app"),
];

const EXPECTED: &str = "// @ts-expect-error ";

pub(crate) fn run() -> Result {
    tools::ensure_npm()?;
    let folder = run::target_dir()?.join("types/test");
    let sources = run::root().join("interop-tests/types");
    let files =
        copy(&sources, &folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (package, name) in DECLARED {
        let text = types::declarations_of(package)?;
        if let Some(line) = text.lines().find(|line| has_any(line)) {
            return Err(format!(
                "the declarations of {package} have an `any`: {line}"
            ));
        }
        put(&folder, &format!("{name}.d.ts"), &text)?;
    }
    package(&folder)?;
    run::run(
        tsc(&folder, "tsconfig.json")?.arg("--noEmit"),
        "the declarations or a right call do not compile",
    )?;
    let wrong = files.iter().filter(|(name, _)| name.starts_with("wrong_"));
    let mut count = 0;
    for (name, source) in wrong {
        count += refused(&folder, name, source)?;
    }
    eprintln!(
        "xtask: {} declared, {count} wrong calls refused",
        DECLARED.len()
    );
    Ok(())
}

/// `interop()` of a package that wasm-bindgen made has the application's type.
fn package(folder: &Path) -> Result {
    let made = bindgen::generate("interop-tests-app", Target::Nodejs, Profile::Debug)?;
    let name = "interop_tests_app.d.ts";
    let path = made.join(name);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    put(folder, name, &text)?;
    types::types(&["interop-tests-app", "--pkg", &folder.to_string_lossy()])
}

fn tsc(folder: &Path, project: &str) -> Result<std::process::Command> {
    let options = "{ \"compilerOptions\": { \"strict\": true, \"noUncheckedIndexedAccess\": true, \"module\": \"nodenext\", \"lib\": [\"es2023\", \"dom\"], \"types\": [] }, \"include\": [\"*.ts\"], \"exclude\": [\"plain\"] }\n";
    put(folder, "tsconfig.json", options)?;
    put(folder, "package.json", "{ \"type\": \"module\" }\n")?;
    let mut tsc = tools::tsc();
    tsc.args(["--pretty", "false", "--project"])
        .arg(folder.join(project));
    Ok(tsc)
}

/// Without their marks, the wrong calls give just the errors that the marks name; says how many.
fn refused(folder: &Path, name: &str, source: &str) -> Result<usize> {
    let expected: BTreeSet<_> = expectations(source).collect::<Result<_>>()?;
    let plain = folder.join("plain");
    fs::create_dir_all(&plain).map_err(|error| error.to_string())?;
    put(
        &plain,
        name,
        &source
            .replace(EXPECTED, "// ")
            .replace("from './", "from '../"),
    )?;
    let project = format!(
        "{{ \"extends\": \"../tsconfig.json\", \"include\": [\"{name}\"], \"exclude\": [] }}\n"
    );
    put(&plain, "tsconfig.json", &project)?;
    let output = tsc(folder, "plain/tsconfig.json")?.arg("--noEmit").output();
    let output = output.map_err(|error| format!("tsc: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let found: BTreeSet<_> = text.lines().filter_map(error).collect();
    if found == expected {
        return Ok(expected.len());
    }
    let missing: Vec<_> = expected.difference(&found).collect();
    let more: Vec<_> = found.difference(&expected).collect();
    Err(format!(
        "interop-tests/types/{name}: (line, error) expected and not given {missing:?}, given and not expected {more:?}\n{text}"
    ))
}

/// The line after each mark, and the error that the mark names.
fn expectations(source: &str) -> impl Iterator<Item = Result<(usize, String)>> {
    let lines = source.lines().zip(2..);
    lines.filter_map(|(line, next)| {
        let mark = line.trim_start().strip_prefix(EXPECTED)?;
        let code = mark
            .split_once(':')
            .filter(|(code, why)| code.starts_with("TS") && !why.trim().is_empty());
        let code = code.ok_or_else(|| format!("line {}: write `{EXPECTED}TS0000: why`", next - 1));
        Some(code.map(|(code, _)| (next, code.to_owned())))
    })
}

/// `plain/wrong.ts(12,3): error TS2769: …`
fn error(line: &str) -> Option<(usize, String)> {
    let (place, message) = line.split_once(": error ")?;
    let (_, place) = place.rsplit_once('(')?;
    let number = place.split_once(',')?.0.parse().ok()?;
    Some((number, message.split_once(':')?.0.to_owned()))
}

/// Whether a line of code, and not of a comment, has the type.
fn has_any(line: &str) -> bool {
    let line = line.trim_start();
    let is_comment = line.starts_with(['*', '/']);
    let mut words = line.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    !is_comment && words.any(|word| word == "any") && !line.contains("/**")
}

fn copy(from: &Path, to: &Path) -> std::io::Result<Vec<(String, String)>> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    let mut files = Vec::new();
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&path)?;
        fs::write(to.join(&name), &text)?;
        files.push((name, text));
    }
    files.sort();
    Ok(files)
}

fn put(folder: &Path, name: &str, text: &str) -> Result {
    let path = folder.join(name);
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_names_its_error_and_its_reason() {
        let of = |source| expectations(source).collect::<Result<Vec<_>>>();
        let found = of("a();\n  // @ts-expect-error TS2345: why\n  b();\n").expect("it is whole");
        assert_eq!(found, [(3, "TS2345".to_owned())]);
        assert!(of("// @ts-expect-error TS2345\nb();\n").is_err());
        assert_eq!(
            error("plain/a.ts(12,3): error TS2769: No overload.").as_ref(),
            Some(&(12, "TS2769".to_owned()))
        );
        assert_eq!(error("  Overload 1 of 2."), None);
    }

    #[test]
    fn any_is_found_in_code_only() {
        assert!(has_any("  f(x: any): void;") && has_any("type A = any[];"));
        assert!(!has_any("   * any object") && !has_any("many: Company;"));
    }
}
