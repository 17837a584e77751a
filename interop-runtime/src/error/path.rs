//! The place of a value inside the arguments or the result of a call, such as `args[1].items[3].id`.

use std::fmt;

/// Built innermost first, while an error unwinds, so that a good value pays nothing for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Path(Vec<Segment>);

#[derive(Clone, Debug)]
enum Segment {
    Field(String),
    Index(usize),
    Argument(usize),
    Result,
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
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in self.0.iter().rev() {
            match segment {
                Segment::Field(name) if is_identifier(name) => write!(f, ".{name}")?,
                Segment::Field(name) => write!(f, "[{name:?}]")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Argument(index) => write!(f, "args[{index}]")?,
                Segment::Result => f.write_str("result")?,
            }
        }
        Ok(())
    }
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
    fn reads_from_the_root_to_the_value() {
        let mut path = Path::default();
        path.field("id");
        path.index(3);
        path.field("my items");
        path.argument(1);
        assert_eq!(path.to_string(), r#"args[1]["my items"][3].id"#);
    }
}
