//! `cargo xtask tidy`: what no other tool checks, such as headers, file lengths and work left undone.

use crate::run::{self, Result};
use std::fs;
use std::path::Path;

const MOST_LINES: usize = 500;
const CODE: [&str; 6] = ["rs", "js", "mjs", "ts", "css", "html"];
const TEXT: [&str; 8] = ["md", "toml", "json", "yml", "yaml", "stderr", "snap", "out"];

/// Marks of unfinished work, in pieces so that this file does not hold them.
const UNDONE_RUST: [&str; 3] = [
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
    concat!("#[ign", "ore"),
];
const UNDONE_JS: [&str; 5] = [
    concat!(".sk", "ip("),
    concat!("sk", "ip:"),
    concat!(".to", "do("),
    concat!(".on", "ly("),
    concat!("xi", "t("),
];
const UNDONE: [&str; 2] = [concat!("FIX", "ME"), concat!("XX", "X:")];
/// Folders that exist on one machine only.
const MACHINE: [&str; 5] = [
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("/tm", "p/w/"),
];

pub(crate) fn tidy() -> Result {
    let mut findings = Vec::new();
    let mut count = 0;
    walk(run::root(), &mut |path| {
        let name = path
            .strip_prefix(run::root())
            .unwrap_or(path)
            .to_string_lossy()
            .replace('\\', "/");
        let extension = path
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or_default();
        if CODE.contains(&extension) || TEXT.contains(&extension) {
            count += 1;
            match fs::read_to_string(path) {
                Ok(text) => findings.extend(examine(&name, extension, &text)),
                Err(error) => findings.push(format!("{name}: {error}")),
            }
        }
    })?;
    findings.sort();
    if findings.is_empty() {
        eprintln!("xtask: {count} files are tidy");
        return Ok(());
    }
    Err(format!(
        "{} findings\n{}",
        findings.len(),
        findings.join("\n")
    ))
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path)) -> Result {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_symlink() || name.starts_with('.') || name == "target" || name == "node_modules"
        {
            continue;
        }
        if path.is_dir() {
            walk(&path, visit)?;
        } else {
            visit(&path);
        }
    }
    Ok(())
}

/// Everything wrong with one file, each with its place and what to do.
fn examine(name: &str, extension: &str, text: &str) -> Vec<String> {
    let fixture = name.starts_with("interop-tests/tests/ui/");
    let mut findings = Vec::new();
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    if extension == "rs" && !fixture && !first.starts_with("//!") {
        findings.push(format!(
            "{name}:1: begin with a `//!` sentence that says what the file is for"
        ));
    }
    if name.starts_with("interop-runtime/js/")
        && extension == "js"
        && !first.starts_with("//")
        && !first.starts_with("/*")
    {
        findings.push(format!(
            "{name}:1: begin with a comment that says what the file is for"
        ));
    }
    let length = text.lines().count();
    if CODE.contains(&extension)
        && length > MOST_LINES
        && !text.lines().take(20).any(|line| line.contains("long:"))
    {
        findings.push(format!(
            "{name}: {length} lines; split it, or give the reason in its header as `// long: …`"
        ));
    }
    for (number, line) in text.lines().enumerate() {
        let place = || format!("{name}:{}", number + 1);
        findings.extend(
            undone(name, extension, line)
                .map(|mark| format!("{}: `{mark}` is work left undone", place())),
        );
        findings.extend(
            machine_path(line)
                .map(|path| format!("{}: `{path}` exists on one machine only", place())),
        );
    }
    findings
}

fn undone(name: &str, extension: &str, line: &str) -> Option<&'static str> {
    let marks: &[&'static str] = match extension {
        "rs" => &UNDONE_RUST,
        // Elsewhere a `skip` is a word like any other.
        "js" | "mjs" if name.starts_with("interop-tests/") => &UNDONE_JS,
        _ if CODE.contains(&extension) => &[],
        _ => return None,
    };
    marks
        .iter()
        .chain(&UNDONE)
        .copied()
        // With a path in front, as in `::core::…`, it is what a macro writes beside a compile error.
        .find(|mark| starts_a_word(&line.replace("::", "__"), mark))
}

fn machine_path(line: &str) -> Option<&'static str> {
    MACHINE
        .iter()
        .copied()
        .find(|path| starts_a_word(line, path))
}

/// Whether `line` holds `mark` where no longer word or path goes on.
fn starts_a_word(line: &str, mark: &str) -> bool {
    let joins = |character: char| {
        character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | '/' | '$' | '}')
    };
    line.match_indices(mark)
        .any(|(at, _)| mark.starts_with('.') || !line[..at].ends_with(joins))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(name: &str, text: &str) -> usize {
        examine(name, name.rsplit('.').next().unwrap_or_default(), text).len()
    }

    #[test]
    fn headers() {
        assert_eq!(findings("a/src/lib.rs", "//! A.\n"), 0);
        assert_eq!(findings("a/src/lib.rs", "fn a() {}\n"), 1);
        assert_eq!(findings("interop-tests/tests/ui/a.rs", "fn a() {}\n"), 0);
        assert_eq!(findings("interop-runtime/js/a.js", "export {};\n"), 1);
        assert_eq!(
            findings("interop-runtime/js/a.js", "// A.\nexport {};\n"),
            0
        );
    }

    #[test]
    fn lengths() {
        let long = "let a;\n".repeat(MOST_LINES + 1);
        assert_eq!(findings("a.js", &long), 1);
        assert_eq!(findings("a.js", &format!("// long: a table.\n{long}")), 0);
        assert_eq!(findings("a.md", &long), 0);
    }

    #[test]
    fn work_left_undone() {
        assert_eq!(
            findings(
                "a.rs",
                &format!("//! A.\nfn a() {{ {}) }}\n", UNDONE_RUST[0])
            ),
            1
        );
        assert_eq!(
            findings("a.rs", "//! A.\nfn a() { b.iter().skip(1); }\n"),
            0
        );
        assert_eq!(
            findings(
                "interop-tests/a.mjs",
                &format!("test{}'a')\n", UNDONE_JS[0])
            ),
            1
        );
        assert_eq!(findings("a.js", &format!("reader{}4);\n", UNDONE_JS[0])), 0);
        assert_eq!(findings("interop-tests/a.mjs", "process.exit(1)\n"), 0);
        assert_eq!(findings("a.md", &format!("{} later\n", UNDONE[0])), 0);
    }

    #[test]
    fn machine_paths() {
        assert_eq!(findings("a.md", &format!("see {}me/x\n", MACHINE[1])), 1);
        assert_eq!(
            findings("a.md", &format!("https://a.example{}x\n", MACHINE[3])),
            0
        );
    }
}
