//! A text in quotes, as messages show what a user has sent.

use std::fmt::{self, Display, Write};

/// The text in double quotes, with escapes for what could not be seen.
///
/// Not `{:?}`, which asks tables of 8 kB what can be seen.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                '\r' => f.write_str("\\r")?,
                '\t' => f.write_str("\\t")?,
                '\0' => f.write_str("\\0")?,
                c if is_invisible(c) => write!(f, "\\u{{{:x}}}", u32::from(c))?,
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

/// Control characters, spaces that are no plain space, marks of direction and of nothing, and private ones.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{1680}' | '\u{180e}'
        | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}'
        | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
        | '\u{e0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::Quoted;

    #[test]
    fn shows_what_could_not_be_seen() {
        for (text, quoted) in [
            ("abc 'ž' 😀", "\"abc 'ž' 😀\""),
            ("a\"b\\\n\r\t\0", r#""a\"b\\\n\r\t\0""#),
            (
                "\u{1b}[0m\u{200b}\u{feff}",
                r#""\u{1b}[0m\u{200b}\u{feff}""#,
            ),
        ] {
            assert_eq!(Quoted(text).to_string(), quoted);
            assert_eq!(format!("{text:?}"), quoted);
        }
    }
}
