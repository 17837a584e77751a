//! The place of a value inside the arguments or the result of a call, such as `args[1].items[3].id`.

use std::borrow::Cow;
use std::fmt::{self, Write};

use super::Quoted;

/// Built innermost first, while an error unwinds, so that a good value pays nothing for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Path(Vec<Segment>);

#[derive(Clone, Debug)]
enum Segment {
    Field(String),
    Index(usize),
    Argument(usize),
    Result,
    Data,
}

impl Path {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn field(&mut self, name: &str) {
        self.0.push(Segment::Field(name.to_owned()));
    }

    pub(crate) fn index(&mut self, index: usize) {
        self.0.push(Segment::Index(index));
    }

    pub(crate) fn argument(&mut self, index: usize) {
        self.0.push(Segment::Argument(index));
    }

    pub(crate) fn result(&mut self) {
        self.0.push(Segment::Result);
    }

    pub(crate) fn data(&mut self) {
        self.0.push(Segment::Data);
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut whole = String::new();
        for segment in self.0.iter().rev() {
            match segment {
                Segment::Field(name) => {
                    let name = cut(name);
                    if is_identifier(&name) {
                        write!(whole, ".{name}")?;
                    } else {
                        write!(whole, "[{}]", Quoted(&name))?;
                    }
                }
                Segment::Index(index) => write!(whole, "[{index}]")?,
                Segment::Argument(index) => write!(whole, "args[{index}]")?,
                Segment::Result => whole.push_str("result"),
                Segment::Data => whole.push_str("data"),
            }
        }
        f.write_str(&without_middle(whole))
    }
}

/// As long as a key may be in a path, in characters.
const LONGEST_KEY: usize = 64;

/// A path that is longer loses its middle: what it begins with and what it leads to say most. The
/// same lengths as in `js/codec/refusal.js`.
const LONGEST_PATH: usize = 256;

fn cut(key: &str) -> Cow<'_, str> {
    let (start, is_longer) = (first(key, LONGEST_KEY - 1), first(key, LONGEST_KEY) != key);
    if is_longer {
        return format!("{start}…").into();
    }
    key.into()
}

/// So many characters of the beginning. By `get`, since a slice that could fail brings in 3 kB of words for it.
fn first(text: &str, count: usize) -> &str {
    let end = text
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

fn without_middle(path: String) -> String {
    let length = path.chars().count();
    if length <= LONGEST_PATH {
        return path;
    }
    let kept = LONGEST_PATH / 2 - 1;
    let dropped = first(&path, length - kept).len();
    let end = path.get(dropped..).unwrap_or_default();
    format!("{}…{end}", first(&path, kept))
}

/// Whether a key can be written after a dot.
fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    let is_start = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$');
    if name.is_ascii() {
        return bytes.next().is_some_and(is_start)
            && bytes.all(|byte| is_start(byte) || byte.is_ascii_digit());
    }
    // JavaScript knows all letters too, and in wasm the tables would be ours: 2 kB.
    #[cfg(target_arch = "wasm32")]
    return crate::transport::in_process::is_identifier(name);
    #[cfg(not(target_arch = "wasm32"))]
    return is_unicode_identifier(name);
}

#[cfg(not(target_arch = "wasm32"))]
fn is_unicode_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_' || first == '$')
        && chars.all(|c| c.is_alphanumeric() || c == '_' || c == '$')
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn what_is_long_is_cut() {
        let mut path = Path::default();
        (0..64).for_each(|_| path.field("nested"));
        path.argument(0);
        let text = path.to_string();
        assert_eq!(text.chars().count(), 255);
        assert!(
            text.starts_with("args[0].nested") && text.ends_with(".nested"),
            "{text}"
        );
        let mut path = Path::default();
        path.field(&"k".repeat(1000));
        assert_eq!(path.to_string(), format!("[\"{}…\"]", "k".repeat(63)));
    }

    #[test]
    fn reads_from_the_root_to_the_value() {
        let mut path = Path::default();
        path.field("id");
        path.index(3);
        path.field("my items");
        path.argument(1);
        assert_eq!(path.to_string(), r#"args[1]["my items"][3].id"#);
    }
    #[test]
    fn letters_are_those_of_every_language() {
        // The same table as in `interop-tests/js/unit/errors.test.mjs`.
        for (name, is_identifier) in [
            ("a1_$", true),
            ("1a", false),
            ("", false),
            ("a b", false),
            ("žluť", true),
            ("日本", true),
            ("a²", true),
            ("²a", false),
            ("a…", false),
            ("ž-", false),
        ] {
            assert_eq!(super::is_identifier(name), is_identifier, "{name}");
        }
    }
}
