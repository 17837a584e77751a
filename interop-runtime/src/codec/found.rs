//! What was found where something else was expected, in the words of an error.

use std::fmt;

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

/// A number as Rust writes it. In wasm JavaScript makes the same text: what Rust's own `Display` needs is 25 kB.
pub(super) struct NumberText(pub(super) f64);

impl fmt::Display for NumberText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[cfg(target_arch = "wasm32")]
        return f.write_str(&crate::transport::in_process::number_text(self.0));
        #[cfg(not(target_arch = "wasm32"))]
        return fmt::Display::fmt(&self.0, f);
    }
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

#[cfg(test)]
mod tests {
    use super::NumberText;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn numbers_have_one_text_on_every_host() {
        // The same table as in `interop-tests/js/unit/errors.test.mjs`.
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "-0"),
            (-1.5, "-1.5"),
            (300.0, "300"),
            (9_007_199_254_740_993.0, "9007199254740992"),
            (1e21, "1000000000000000000000"),
            (-1.25e22, "-12500000000000000000000"),
            (1e-7, "0.0000001"),
            (-1.5e-9, "-0.0000000015"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(NumberText(number).to_string(), text);
        }
    }
}
