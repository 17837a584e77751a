//! The faults that must have a test named after them, and which ones have.

use crate::run::{self, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What can go wrong in one process (A), and with names and handles (V).
const FAULTS: [(&str, &str); 27] = [
    ("A1", "a panic in a sync call"),
    ("A2", "a panic in an async call or a spawned future"),
    ("A3", "a panic in a callback that JavaScript calls"),
    ("A4", "recovery after a panic"),
    ("A5", "stack overflow in Rust"),
    ("A6", "mutual recursion of JavaScript and wasm"),
    ("A7", "out of memory"),
    ("A8", "no memory for our own buffers"),
    ("A9", "views that a growth of memory detached"),
    ("A10", "an exception thrown through Rust frames"),
    ("A11", "something thrown that is no Error"),
    ("A12", "a closure called after its end, or recursively"),
    ("A13", "re-entrancy with &self and &mut self"),
    ("A14", "overlapping async calls with &mut self"),
    ("A15", "use after dispose"),
    ("A16", "dispose while an async method runs"),
    ("A17", "forgotten handles and closures"),
    ("A18", "a finalizer after a restart"),
    ("A19", "engines without `using`"),
    ("A20", "another thread or realm"),
    ("A21", "tasks that starve JavaScript"),
    ("V14", "names that JavaScript asks Rust for"),
    ("V15", "names that Rust asks JavaScript for"),
    ("V16", "references that are taken for promises"),
    ("V17", "wrong numbers and types of arguments"),
    ("V18", "forged handles"),
    ("V19", "identifiers that stand twice"),
];

/// Prints how many tests each fault has; fails for one that has none.
pub(crate) fn run() -> Result {
    let mut tests = BTreeMap::new();
    count(&run::root().join("interop-tests/js"), &mut tests)
        .map_err(|error| format!("interop-tests/js: {error}"))?;
    println!("faults and their tests:");
    let mut without = Vec::new();
    for (id, what) in FAULTS {
        let count = tests.get(id).copied().unwrap_or(0);
        println!("  {id:<4} {count:>3}  {what}");
        if count == 0 {
            without.push(id);
        }
    }
    if without.is_empty() {
        Ok(())
    } else {
        let without = without.join(", ");
        Err(format!(
            "no test is named after {without}; a name begins with the id: 'A1: …'"
        ))
    }
}

fn count(folder: &Path, tests: &mut BTreeMap<String, u32>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            count(&path, tests)?;
        } else if path
            .extension()
            .is_some_and(|kind| kind == "js" || kind == "mjs")
        {
            let text = fs::read_to_string(&path)?;
            for id in text.lines().flat_map(ids) {
                *tests.entry(id.to_owned()).or_default() += 1;
            }
        }
    }
    Ok(())
}

/// The ids that a quoted name in this line begins with: `'A4, A18: …'`.
fn ids(line: &str) -> Vec<&str> {
    let Some(name) = line.split(['\'', '`', '"']).nth(1) else {
        return Vec::new();
    };
    let Some((ids, _)) = name.split_once(": ") else {
        return Vec::new();
    };
    let ids: Vec<&str> = ids.split(", ").collect();
    let known = |id: &&str| FAULTS.iter().any(|(fault, _)| fault == id);
    if ids.iter().all(known) {
        ids
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_says_which_faults_it_is_about() {
        assert_eq!(
            super::ids("test('A4, A18: generations', run);"),
            ["A4", "A18"]
        );
        assert_eq!(super::ids("    name: 'V14: no name',"), ["V14"]);
        assert!(super::ids("    name: 'A1 is mentioned: here',").is_empty());
        assert!(super::ids("// A1: not quoted").is_empty());
    }
}
