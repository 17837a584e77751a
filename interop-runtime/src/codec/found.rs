//! What was found where something else was expected, in the words of an error.

use serde::de::{self, Error as _, Unexpected};

use super::bigint::BigInt;
use super::decoder::Decoder;
use super::error::CodecError;
use super::wire::{self, ElementType, tag};

impl Decoder {
    /// Says what stands here instead of what was expected.
    pub(super) fn mismatch(&mut self, expected: &dyn de::Expected) -> CodecError {
        match self.describe_next(expected) {
            Ok(error) | Err(error) => error,
        }
    }

    fn describe_next(&mut self, expected: &dyn de::Expected) -> Result<CodecError, CodecError> {
        let found = match wire::read(self.peek()?) {
            Err(number) => Unexpected::Float(number),
            Ok((tag::UNDEFINED, _)) => Unexpected::Unit,
            Ok((tag::NULL, _)) => Unexpected::Option,
            Ok((tag::FALSE, _)) => Unexpected::Bool(false),
            Ok((tag::TRUE, _)) => Unexpected::Bool(true),
            Ok((tag @ (tag::TEXT | tag::LONG_TEXT), payload)) => {
                self.advance()?;
                let range = self.text_range(tag, payload)?;
                return Ok(CodecError::invalid_type(
                    Unexpected::Str(self.str(&range)?),
                    expected,
                ));
            }
            Ok((tag::LIST | tag::NUMBERS, _)) => Unexpected::Seq,
            Ok((tag::RECORD | tag::OBJECT, _)) => Unexpected::Map,
            Ok((tag::MAP, _)) => Unexpected::Other("a Map"),
            Ok((tag::BYTES, _)) => Unexpected::Bytes(&[]),
            Ok((tag::REFERENCE, _)) => Unexpected::Other("a reference"),
            Ok((tag::BIGINT, payload)) => {
                self.advance()?;
                let found = found_bigint(&self.bigint(payload)?);
                return Ok(CodecError::invalid_type(
                    Unexpected::Other(&found),
                    expected,
                ));
            }
            Ok((tag::DATE, _)) => Unexpected::Other("a Date"),
            Ok((tag, _)) => {
                let Some(element) = ElementType::of_tag(tag) else {
                    return Ok(unknown_tag(tag));
                };
                let found = found_array(element.class());
                return Ok(CodecError::invalid_type(
                    Unexpected::Other(&found),
                    expected,
                ));
            }
        };
        Ok(CodecError::invalid_type(found, expected))
    }
}

pub(super) fn unknown_tag(tag: u32) -> CodecError {
    CodecError::malformed(format_args!("the unknown tag {tag}"))
}

/// `bigint 12`, cut where it is long.
pub(super) fn found_bigint(value: &BigInt) -> String {
    const LONGEST: usize = 40;
    let digits = value.to_string();
    match digits.get(..LONGEST) {
        Some(start) if digits.len() > LONGEST => format!("bigint {start}…"),
        _ => format!("bigint {digits}"),
    }
}

/// `an Int8Array`
pub(super) fn found_array(class: &str) -> String {
    let article = if class.starts_with('I') { "an" } else { "a" };
    format!("{article} {class}")
}
