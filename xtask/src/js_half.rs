//! The types of the JS half: `tsc --checkJs` over its sources, and the declarations that it makes of them.

use crate::run::{self, Result};
use crate::tools;
use std::fs;
use std::path::Path;

/// Where the public classes and types are.
const FILES: [&str; 5] = ["error", "options", "reference", "callback", "interop"];

/// What `interop_runtime::typescript` puts into every application's declarations.
const BUNDLE: &str = "interop-runtime/src/typescript/runtime.d.ts";

const TITLE: &str = "// What the JavaScript half declares, made by tsc from the checked sources: `cargo xtask js-types --bless`.\n";

/// Checks the sources, and that the declarations are theirs; or writes them.
pub(crate) fn run(bless: bool) -> Result {
    tools::ensure_npm()?;
    let folder = run::target_dir()?.join("js-types");
    let mut tsc = tools::tsc();
    tsc.args([
        "--project",
        "tsconfig.json",
        "--noEmit",
        "false",
        "--declaration",
        "--emitDeclarationOnly",
    ]);
    tsc.args(["--rootDir", "interop-runtime/js", "--outDir"])
        .arg(&folder);
    run::run(&mut tsc, "fix the type or the JSDoc that it names")?;
    let made = bundle(&folder)?;
    let path = run::root().join(BUNDLE);
    if bless {
        return fs::write(&path, made).map_err(|error| format!("{BUNDLE}: {error}"));
    }
    let kept = fs::read_to_string(&path).map_err(|error| format!("{BUNDLE}: {error}"))?;
    if kept == made {
        return Ok(());
    }
    Err(format!(
        "{BUNDLE} is not what tsc makes of the sources; `cargo xtask js-types --bless` writes it"
    ))
}

fn bundle(folder: &Path) -> Result<String> {
    let mut out = format!("{TITLE}declare namespace runtime {{\n");
    for file in FILES {
        let path = folder.join(file).with_extension("d.ts");
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for statement in statements(&text)
            .iter()
            .filter(|statement| is_public(statement))
        {
            out.push_str(&inside_namespace(statement));
        }
    }
    out.push_str("}\n");
    Ok(out)
}

/// A file's statements, each with the comment before it.
fn statements(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut statement = String::new();
    let mut in_comment = false;
    for line in text.lines() {
        if line.starts_with("/**") {
            // Of two comments the second belongs to what follows.
            statement.clear();
            in_comment = true;
        }
        statement.push_str(line);
        statement.push('\n');
        if in_comment {
            in_comment = !line.ends_with("*/");
        } else if !line.starts_with([' ', '/']) && line.ends_with([';', '}']) {
            all.push(std::mem::take(&mut statement));
        }
    }
    all
}

/// Types and classes, and the list of codes that is a type as well.
fn is_public(statement: &str) -> bool {
    let code = statement.lines().find(|line| !line.starts_with(['/', ' ']));
    code.is_some_and(|line| {
        [
            "export type ",
            "export declare class ",
            "export declare const ErrorCode",
        ]
        .iter()
        .any(|start| line.starts_with(start))
    })
}

fn inside_namespace(statement: &str) -> String {
    let statement = statement.replace("export declare ", "export ");
    let mut text = String::new();
    let mut rest = statement.as_str();
    while let Some((before, after)) = rest.split_once("import('./") {
        text.push_str(before);
        // `import('./options.js').CallOptions`: all of them stand in one namespace.
        rest = after.split_once("').").map_or("", |(_, name)| name);
    }
    text.push_str(rest);
    text.lines()
        .map(|line| format!("  {line}").trim_end().to_owned() + "\n")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_keep_their_own_comment_only() {
        let text = "import { A } from './a.js';\n/** of nothing */\n/** of B */\nexport type B = {\n    c: import('./a.js').C;\n};\nexport declare function f(): void;\n";
        let all = statements(text);
        let public: Vec<_> = all.iter().filter(|one| is_public(one)).collect();
        assert_eq!(
            public,
            ["/** of B */\nexport type B = {\n    c: import('./a.js').C;\n};\n"]
        );
        assert_eq!(
            inside_namespace(public[0]),
            "  /** of B */\n  export type B = {\n      c: C;\n  };\n"
        );
    }
}
