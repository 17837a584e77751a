//! The error of the codec while a value is walked: a code, a sentence, and the path so far.

use std::cell::RefCell;
use std::fmt::{Display, Write};

use serde::{de, ser};

use super::found::NumberText;
use crate::error::{ErrorCode, InteropError, Path, Quoted};
use crate::suggest::nearest;

/// Boxed, so that the many results of a walk stay small.
#[derive(Debug)]
pub struct CodecError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    code: ErrorCode,
    message: String,
    path: Path,
    /// An error that must cross as it is, such as one of a reference.
    whole: Option<InteropError>,
    /// The field that a struct does not find: whoever knows the object's keys names the nearest.
    missing: Option<&'static str>,
}

thread_local! {
    /// serde lets our own types say no more than a text through a foreign deserializer (a buffered
    /// enum, say). What they really mean waits here until that text comes out on our side.
    static MEANT: RefCell<Option<InteropError>> = const { RefCell::new(None) };
}

impl CodecError {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        let inner = Inner {
            code,
            message: message.into(),
            path: Path::default(),
            whole: None,
            missing: None,
        };
        CodecError(Box::new(inner))
    }

    pub(crate) fn malformed(what: impl Display) -> Self {
        Self::new(
            ErrorCode::ProtocolError,
            format!("malformed message: {what}"),
        )
    }

    /// An error of `E` that becomes `error` again when it reaches the codec.
    pub(crate) fn carry<E: de::Error>(error: InteropError) -> E {
        let text = error.to_string();
        MEANT.set(Some(error));
        E::custom(text)
    }

    /// The same for a serializer.
    pub(crate) fn carry_out<E: ser::Error>(error: InteropError) -> E {
        let text = error.to_string();
        MEANT.set(Some(error));
        E::custom(text)
    }

    fn custom(text: String) -> Self {
        let meant = MEANT.take().filter(|error| text == error.to_string());
        let mut error = Self::new(ErrorCode::TypeMismatch, text);
        if let Some(meant) = meant {
            error.0.code = meant.code();
            meant.message().clone_into(&mut error.0.message);
            error.0.whole = Some(meant);
        }
        error
    }

    /// Names the key that was probably meant, if a field is missing in the object with these keys.
    #[cold]
    pub(super) fn among<'k>(mut self, keys: impl Iterator<Item = &'k str>) -> Self {
        if let Some(field) = self.0.missing.take() {
            let near = nearest(field, keys);
            if let Some(near) = near.first() {
                let _ = write!(self.0.message, "; `{near}` was sent: is that it?");
            }
        }
        self
    }

    pub(crate) fn at_field(mut self, name: &str) -> Self {
        self.0.path.field(name);
        self
    }

    pub(crate) fn at_index(mut self, index: usize) -> Self {
        self.0.path.index(index);
        self
    }

    fn expected(
        code: ErrorCode,
        unexpected: de::Unexpected<'_>,
        expected: &dyn de::Expected,
    ) -> Self {
        let text = format!(
            "expected {}, found {}",
            expectation(expected),
            Found(unexpected)
        );
        Self::new(code, text)
    }

    pub(crate) fn at_argument(mut self, index: usize) -> InteropError {
        self.0.path.argument(index);
        self.into_error()
    }

    pub(crate) fn at_result(mut self) -> InteropError {
        self.0.path.result();
        self.into_error()
    }

    pub(crate) fn at_data(mut self) -> InteropError {
        self.0.path.data();
        self.into_error()
    }

    /// An error of the message as a whole has no path.
    pub(crate) fn into_error(self) -> InteropError {
        let Inner {
            code,
            message,
            path,
            whole,
            missing: _,
        } = *self.0;
        let error = whole.unwrap_or_else(|| InteropError::new(code, message));
        if code == ErrorCode::ProtocolError || path.is_empty() {
            error
        } else {
            error.at(&path)
        }
    }
}

impl Display for CodecError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for CodecError {}

impl ser::Error for CodecError {
    fn custom<T: Display>(message: T) -> Self {
        CodecError::custom(message.to_string())
    }
}

impl de::Error for CodecError {
    fn custom<T: Display>(message: T) -> Self {
        CodecError::custom(message.to_string())
    }

    fn invalid_type(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        // Out of what serde has buffered: a number is of the right type, and not in range.
        let code = match unexpected {
            de::Unexpected::Float(_) if is_integer(expected) => ErrorCode::OutOfRange,
            _ => ErrorCode::TypeMismatch,
        };
        Self::expected(code, unexpected, expected)
    }

    fn invalid_value(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let code = match unexpected {
            de::Unexpected::Signed(_) | de::Unexpected::Unsigned(_) | de::Unexpected::Float(_) => {
                ErrorCode::OutOfRange
            }
            _ => ErrorCode::TypeMismatch,
        };
        Self::expected(code, unexpected, expected)
    }

    fn invalid_length(len: usize, expected: &dyn de::Expected) -> Self {
        let found = format!("an array of {len} elements");
        Self::invalid_type(de::Unexpected::Other(&found), expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let text = format!(
            "unknown variant {}, expected {}",
            cut(variant),
            OneOf(expected)
        );
        Self::new(ErrorCode::TypeMismatch, text)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let text = format!("unknown field {}, expected {}", cut(field), OneOf(expected));
        Self::new(ErrorCode::TypeMismatch, text)
    }

    fn missing_field(field: &'static str) -> Self {
        let mut error = Self::new(ErrorCode::TypeMismatch, format!("missing field `{field}`"));
        error.0.missing = Some(field);
        error
    }
}

/// The names that would have done.
struct OneOf(&'static [&'static str]);

impl Display for OneOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            [] => f.write_str("none"),
            [only] => write!(f, "`{only}`"),
            [first, others @ ..] => {
                write!(f, "one of `{first}`")?;
                others.iter().try_for_each(|name| write!(f, ", `{name}`"))
            }
        }
    }
}

/// Whether an integer was expected, which serde calls by its type.
fn is_integer(expected: &dyn de::Expected) -> bool {
    let words = expected.to_string();
    let integers = [
        "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
    ];
    integers.contains(&words.as_str())
}

/// What serde expected, in the words of JavaScript.
fn expectation(expected: &dyn de::Expected) -> String {
    let words = expected.to_string();
    match words.as_str() {
        "a sequence" => "an array".to_owned(),
        "a map" => "an object or a Map".to_owned(),
        "unit" => "undefined".to_owned(),
        "a character" => "a string of one character".to_owned(),
        "byte array" | "bytes" => "a Uint8Array".to_owned(),
        _ => match words.strip_prefix("a tuple of size ") {
            Some(size) => format!("an array of {size} elements"),
            None => words,
        },
    }
}

/// Names a found value as JavaScript people do.
struct Found<'a>(de::Unexpected<'a>);

impl Display for Found<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            de::Unexpected::Bool(value) => write!(f, "{value}"),
            de::Unexpected::Unsigned(value) => write!(f, "number {value}"),
            de::Unexpected::Signed(value) => write!(f, "number {value}"),
            de::Unexpected::Float(value) => write!(f, "number {}", NumberText(value)),
            de::Unexpected::Char(value) => write!(f, "string {}", cut(&value.to_string())),
            de::Unexpected::Str(value) => write!(f, "string {}", cut(value)),
            de::Unexpected::Bytes(_) => f.write_str("a Uint8Array"),
            de::Unexpected::Unit => f.write_str("undefined"),
            de::Unexpected::Option => f.write_str("null"),
            // From our decoder a reference; in a part that serde buffers also a bigint or a Date.
            de::Unexpected::NewtypeStruct => f.write_str("a reference, a bigint or a Date"),
            de::Unexpected::Seq => f.write_str("an array"),
            de::Unexpected::Map => f.write_str("an object"),
            // In serde's words, whose own `Display` would bring in all that writes a float.
            de::Unexpected::Enum => f.write_str("enum"),
            de::Unexpected::UnitVariant => f.write_str("unit variant"),
            de::Unexpected::NewtypeVariant => f.write_str("newtype variant"),
            de::Unexpected::TupleVariant => f.write_str("tuple variant"),
            de::Unexpected::StructVariant => f.write_str("struct variant"),
            de::Unexpected::Other(other) => f.write_str(other),
        }
    }
}

/// A found string, quoted, at a length that a message can bear.
fn cut(text: &str) -> String {
    const LONGEST: usize = 64;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", Quoted(text.get(..end).unwrap_or_default())),
        None => Quoted(text).to_string(),
    }
}
