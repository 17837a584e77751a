//! A JavaScript number as the Rust type that was declared: exact, or refused.

use serde::de::{self, Error as _, Unexpected, Visitor};

use super::error::CodecError;
use super::found::NumberText;
use super::marker::Marker;
use super::wire::MAX_SAFE_INTEGER;
use crate::error::ErrorCode;

/// Deserializes a value that is known to be a number.
///
/// In-process a number travels as a plain wasm argument, and this is all that reads it.
pub(crate) struct NumberDeserializer(pub(crate) f64);

impl NumberDeserializer {
    fn unexpected<V: de::Expected>(&self, expected: &V) -> CodecError {
        CodecError::invalid_type(Unexpected::Float(self.0), expected)
    }

    /// The number as an integer of at most 53 bits, in range of `min..=max`.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::float_cmp
    )] // all exact
    #[inline]
    fn integer(&self, min: i64, max: i64, name: &str) -> Result<i64, CodecError> {
        let number = self.0;
        if number >= min as f64 && number <= max as f64 && number.trunc() == number {
            return Ok(number as i64);
        }
        Err(self.out_of_range(name))
    }

    #[cold]
    fn out_of_range(&self, expected: &str) -> CodecError {
        let text = format!("expected {expected}, found number {}", NumberText(self.0));
        CodecError::new(ErrorCode::OutOfRange, text)
    }
}

const SAFE: i64 = MAX_SAFE_INTEGER.cast_signed();

macro_rules! integers {
    ($($method:ident $visit:ident $type:ty, $min:expr, $max:expr;)+) => { $(
        #[inline]
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_lossless)] // checked
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            let value = self.integer($min, $max, stringify!($type))?;
            visitor.$visit(value as $type)
        }
    )+ };
}

macro_rules! refused {
    ($($method:ident($($argument:ident: $type:ty),*);)+) => { $(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, CodecError> {
            $(let _ = $argument;)*
            Err(self.unexpected(&visitor))
        }
    )+ };
}

impl<'de> de::Deserializer<'de> for NumberDeserializer {
    type Error = CodecError;

    integers!(
        deserialize_i8 visit_i8 i8, i8::MIN.into(), i8::MAX.into();
        deserialize_i16 visit_i16 i16, i16::MIN.into(), i16::MAX.into();
        deserialize_i32 visit_i32 i32, i32::MIN.into(), i32::MAX.into();
        deserialize_i64 visit_i64 i64, -SAFE, SAFE;
        deserialize_i128 visit_i128 i128, -SAFE, SAFE;
        deserialize_u8 visit_u8 u8, 0, u8::MAX.into();
        deserialize_u16 visit_u16 u16, 0, u16::MAX.into();
        deserialize_u32 visit_u32 u32, 0, u32::MAX.into();
        deserialize_u64 visit_u64 u64, 0, SAFE;
        deserialize_u128 visit_u128 u128, 0, SAFE;
    );
    refused!(
        deserialize_bool();
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

    #[inline]
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_f64(self.0)
    }

    /// Rounds to the nearest `f32`; a finite number that is too large for any is refused.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // rounding is the contract
    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        let rounded = self.0 as f32;
        if rounded.is_infinite() && self.0.is_finite() {
            return Err(self.out_of_range("f32"));
        }
        visitor.visit_f32(rounded)
    }

    /// For types that look at what they get. Whole numbers come as integers, as from `serde_json`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked
    #[allow(clippy::cast_precision_loss, clippy::float_cmp)]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        let number = self.0;
        let whole = number.trunc() == number && number.abs() <= SAFE as f64;
        if !whole || (number == 0.0 && number.is_sign_negative()) {
            visitor.visit_f64(number)
        } else if number >= 0.0 {
            visitor.visit_u64(number as u64)
        } else {
            visitor.visit_i64(number as i64)
        }
    }

    #[inline]
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
            Some(marker) if marker.is_exact() => Err(self.unexpected(&visitor)),
            Some(_) => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_unit()
    }
}

/// A number as the key of a map.
pub(super) struct NumberKey(pub(super) f64);

macro_rules! as_number {
    ($($method:ident($($argument:ident: $type:ty),*);)+) => { $(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, CodecError> {
            NumberDeserializer(self.0).$method($($argument,)* visitor)
        }
    )+ };
}

impl<'de> de::Deserializer<'de> for NumberKey {
    type Error = CodecError;

    /// Always a signed one: serde takes an unsigned key for the index of a field, out of what it has buffered.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // checked
        #[allow(clippy::float_cmp)]
        if self.0 as i64 as f64 == self.0 && self.0 != 0.0 || self.0.to_bits() == 0 {
            return visitor.visit_i64(self.0 as i64);
        }
        visitor.visit_f64(self.0)
    }

    as_number!(
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_bool();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
        deserialize_ignored_any();
    );
}
