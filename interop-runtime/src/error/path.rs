//! The place of a value inside the arguments or the result of a call, such as `args[1].items[3].id`.

use std::borrow::Cow;
use std::fmt::{self, Write};

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
                        write!(whole, "[{name:?}]")?;
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
    match key.char_indices().nth(LONGEST_KEY - 1) {
        Some((end, _)) if key[end..].chars().nth(1).is_some() => format!("{}…", &key[..end]).into(),
        _ => key.into(),
    }
}

fn without_middle(path: String) -> String {
    let length = path.chars().count();
    if length <= LONGEST_PATH {
        return path;
    }
    let kept = LONGEST_PATH / 2 - 1;
    let start = path.chars().take(kept);
    let end = path.chars().skip(length - kept);
    start.chain(['…']).chain(end).collect()
}

fn is_identifier(name: &str) -> bool {
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
}
