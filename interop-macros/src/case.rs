//! The cases of `rename_all`, applied to the names of Rust.

use syn::LitStr;

use crate::nearest::nearest;

#[derive(Clone, Copy)]
pub(crate) enum Case {
    Camel,
    Pascal,
    Snake,
    ScreamingSnake,
    Kebab,
}

/// Each case under the name by which `rename_all` knows it: the name is written in its own case.
const CASES: [(&str, Case); 5] = [
    ("camelCase", Case::Camel),
    ("PascalCase", Case::Pascal),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
];

impl Case {
    pub(crate) fn named(literal: &LitStr) -> syn::Result<Self> {
        let name = literal.value();
        if let Some((_, case)) = CASES.iter().find(|(known, _)| *known == name) {
            return Ok(*case);
        }
        let known = CASES.map(|(known, _)| known);
        let advice = match nearest(&name, known) {
            Some(near) => format!("did you mean `\"{near}\"`"),
            None => format!("write one of `\"{}\"`", known.join("\"`, `\"")),
        };
        Err(syn::Error::new_spanned(
            literal,
            format!("unknown case `\"{name}\"`, {advice}"),
        ))
    }

    pub(crate) fn apply(self, name: &str) -> String {
        let words = name.split('_').filter(|word| !word.is_empty());
        match self {
            Self::Camel => uncapitalized(&words.map(capitalized).collect::<String>()),
            Self::Pascal => words.map(capitalized).collect(),
            Self::Snake => name.to_owned(),
            Self::ScreamingSnake => name.to_uppercase(),
            Self::Kebab => words.collect::<Vec<_>>().join("-"),
        }
    }
}

fn capitalized(word: &str) -> String {
    with_first(word, |first| first.to_uppercase().collect())
}

fn uncapitalized(word: &str) -> String {
    with_first(word, |first| first.to_lowercase().collect())
}

fn with_first(word: &str, change: fn(char) -> String) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map_or_else(String::new, |first| change(first) + chars.as_str())
}
