//! The signature of an entry in TypeScript: parameters, result, comment.

use std::fmt::Write as _;

use super::adapt::adapted;
use super::collect::config;
use super::probe::Described;
use super::typed::Typed;
use crate::invokable::kind;

/// What no parameter may be called in TypeScript.
const RESERVED: [&str; 45] = [
    "arguments",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "while",
    "with",
];

/// One parameter that JavaScript sends.
struct Parameter {
    name: String,
    text: String,
    is_optional: bool,
}

/// The parameters, as between parentheses.
pub(super) fn parameters(typed: &Typed) -> String {
    let bits = typed.invokable.params;
    let described = (typed.params)();
    let all = typed.names.iter().zip(described).zip(bits);
    let sent = all.filter(|(_, bits)| *bits & kind::SUPPLIED == 0);
    let sent: Vec<_> = sent
        .map(|((name, described), bits)| Parameter {
            name: parameter_name(name),
            text: text(&described),
            is_optional: bits & kind::OPTIONAL != 0,
        })
        .collect();
    let trailing = sent.iter().rposition(|parameter| !parameter.is_optional);
    let trailing = trailing.map_or(0, |last| last + 1);
    let written = sent.iter().enumerate().map(|(index, parameter)| {
        let Parameter {
            name,
            text,
            is_optional,
        } = parameter;
        match (is_optional, index >= trailing) {
            (false, _) => format!("{name}: {text}"),
            (true, true) => format!("{name}?: {text}"),
            (true, false) => format!("{name}: {text} | undefined"),
        }
    });
    written.collect::<Vec<_>>().join(", ")
}

/// What a call gives at once.
pub(super) fn result(typed: &Typed) -> String {
    match text(&(typed.result)()).as_str() {
        "undefined" => "void".to_owned(),
        other => other.to_owned(),
    }
}

/// What awaiting it gives.
pub(super) fn promise(typed: &Typed) -> String {
    format!("Promise<{}>", result(typed))
}

/// What calling it as a function gives.
pub(super) fn returned(typed: &Typed) -> String {
    if typed.invokable.is_async {
        promise(typed)
    } else {
        result(typed)
    }
}

/// The type of the value that a getter gives, or a setter takes.
pub(super) fn value(typed: &Typed) -> String {
    let taken = (typed.params)();
    match taken.first() {
        Some(taken) if typed.invokable.params[0] & kind::OPTIONAL != 0 => {
            format!("{} | undefined", text(taken))
        }
        Some(taken) => text(taken),
        None => text(&(typed.result)()),
    }
}

/// The types of a signature that have no declaration, each with its place in the signature.
pub(super) fn undeclared(typed: &Typed) -> Vec<(String, &'static str)> {
    let described = (typed.params)();
    let all = typed
        .names
        .iter()
        .zip(described)
        .zip(typed.invokable.params);
    let sent = all.filter(|(_, bits)| *bits & kind::SUPPLIED == 0);
    let parameters = sent.map(|((name, described), _)| (format!("parameter `{name}`"), described));
    let result = std::iter::once(("the result".to_owned(), (typed.result)()));
    let all = parameters.chain(result);
    all.filter_map(|(place, described)| Some((place, described.undeclared?)))
        .collect()
}

/// A doc comment, with `indent` before each line.
pub(super) fn comment(docs: &[&str], indent: &str) -> String {
    let text = docs.join("\n").replace("*/", "*\\/");
    let lines: Vec<_> = text
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {} */\n", line.trim()),
        lines => {
            let mut out = format!("{indent}/**\n");
            for line in lines {
                let line = format!("{indent} * {line}");
                writeln!(out, "{}", line.trim_end()).expect("writing to a `String` cannot fail");
            }
            writeln!(out, "{indent} */").expect("writing to a `String` cannot fail");
            out
        }
    }
}

/// A name as a property: quoted where it has to be.
pub(super) fn property(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    if !name.is_empty()
        && name.chars().all(is_plain)
        && !name.starts_with(|c: char| c.is_ascii_digit())
    {
        name.to_owned()
    } else {
        format!("{name:?}")
    }
}

fn text(described: &Described) -> String {
    adapted(&(described.text)(&config()))
}

fn parameter_name(name: &str) -> String {
    let name = name.strip_prefix("r#").unwrap_or(name);
    if RESERVED.contains(&name) {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_keep_their_lines_and_end_where_they_end() {
        assert_eq!(comment(&[], ""), "");
        assert_eq!(comment(&[" One. "], "  "), "  /** One. */\n");
        assert_eq!(
            comment(&[" a", "", "   b */ c"], ""),
            "/**\n * a\n *\n *   b *\\/ c\n */\n"
        );
    }

    #[test]
    fn names_that_mean_something_are_changed() {
        assert_eq!(parameter_name("function"), "function_");
        assert_eq!(parameter_name("r#type"), "type");
        assert_eq!(property("a_b"), "a_b");
        assert_eq!(property("a-b"), "\"a-b\"");
        assert_eq!(property("1"), "\"1\"");
    }
}
