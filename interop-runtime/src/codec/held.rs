//! Values that serde's data model has no word for, on their way in: each as a token, and a bigint as an integer.

use std::ops::Range;

use serde::de::{self, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::active::decoding;
use super::bigint::BigInt;
use super::decoder::Decoder;
use super::encoder::too_large;
use super::error::CodecError;
use super::found::found_bigint;
use super::marker::Marker;
use super::scope::Token;
use super::special::Held;
use super::wire::{self, ElementType};
use crate::error::ErrorCode;

impl Decoder {
    /// The words of a bigint, after its slot was consumed.
    pub(super) fn bigint(&mut self, payload: u32) -> Result<BigInt, CodecError> {
        let (negative, words) = (payload & wire::NEGATIVE != 0, payload & !wire::NEGATIVE);
        let digits = self.bigint_digits();
        let too_long = || too_large("digits in a bigint", "bigint_digits", digits);
        let slots = self.take_slots(words)?;
        // Not even copied when it is far too long: a word holds 19 digits.
        if words / 2 > digits / 19 {
            return Err(too_long());
        }
        if slots.last() == Some(&0) || (slots.is_empty() && negative) {
            return Err(CodecError::malformed("a bigint that has a shorter form"));
        }
        let value = BigInt::new(negative, slots.to_vec());
        if value.exceeds(digits) {
            return Err(too_long());
        }
        Ok(value)
    }

    /// The time of a Date, after its slot was consumed.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::float_cmp
    )] // all exact
    pub(super) fn date(&mut self) -> Result<i64, CodecError> {
        let millis = f64::from_bits(self.take_slots(1)?[0]);
        if millis.trunc() == millis && millis.abs() <= wire::MAX_DATE as f64 {
            return Ok(millis as i64);
        }
        Err(CodecError::malformed("a Date without a time"))
    }

    /// The bytes of a typed array, after its slot was consumed.
    pub(super) fn typed_array(
        &mut self,
        element: ElementType,
        len: u32,
    ) -> Result<Range<usize>, CodecError> {
        if !(len as usize).is_multiple_of(element.size()) {
            return Err(CodecError::malformed("a typed array with half an element"));
        }
        self.padded_range(len)
    }
}

/// Hands a token to whoever asks for it as a `u32`.
pub(super) struct TokenDeserializer(pub(super) Token);

impl TokenDeserializer {
    pub(super) fn held(value: Held) -> Result<Self, CodecError> {
        Ok(TokenDeserializer(decoding::<CodecError>()?.hold(value)))
    }

    /// A newtype around a `u32`: no number ever arrives in this form.
    pub(super) fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_newtype_struct(self)
    }
}

impl<'de> de::Deserializer<'de> for TokenDeserializer {
    type Error = CodecError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_u32(self.0.0)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A bigint: an integer for the wide ones, and a value of its own for everything else.
pub(super) struct BigIntDeserializer(pub(super) BigInt);

impl BigIntDeserializer {
    fn out_of_range(&self, expected: &str) -> CodecError {
        let text = format!("expected {expected}, found {}", found_bigint(&self.0));
        CodecError::new(ErrorCode::OutOfRange, text)
    }
}

macro_rules! wide_integers {
    ($($method:ident $visit:ident $type:ident $read:ident;)+) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            match self.0.$read().and_then(|value| value.try_into().ok()) {
                Some(value) => visitor.$visit(value),
                None => Err(self.out_of_range(stringify!($type))),
            }
        }
    )+ };
}

macro_rules! refused {
    ($($method:ident($($argument:ident: $type:ty),*);)+) => { $(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, CodecError> {
            $(let _ = $argument;)*
            let found = found_bigint(&self.0);
            Err(de::Error::invalid_type(Unexpected::Other(&found), &visitor))
        }
    )+ };
}

impl<'de> de::Deserializer<'de> for BigIntDeserializer {
    type Error = CodecError;

    wide_integers!(
        deserialize_i64 visit_i64 i64 to_i128;
        deserialize_i128 visit_i128 i128 to_i128;
        deserialize_u64 visit_u64 u64 to_u128;
        deserialize_u128 visit_u128 u128 to_u128;
    );
    refused!(
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
    );

    /// No integer: what serde buffers could come out of it as a float, and be changed.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        TokenDeserializer::held(Held::BigInt(self.0))?.visit(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        match Marker::of(name) {
            None => visitor.visit_newtype_struct(self),
            Some(Marker::BigInt | Marker::Any) => self.deserialize_any(visitor),
            Some(_) => {
                let found = found_bigint(&self.0);
                Err(de::Error::invalid_type(Unexpected::Other(&found), &visitor))
            }
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_unit()
    }
}
