//! A key of an object, and the value undefined: deserialized by the codec's own rules.

use serde::de::value::StrDeserializer;
use serde::de::{self, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::error::CodecError;
use super::marker::Marker;

/// A string key. Unlike serde's own, it passes through newtypes, as values do.
pub(super) struct KeyDeserializer<'a>(pub(super) &'a str);

impl<'de> de::Deserializer<'de> for KeyDeserializer<'_> {
    type Error = CodecError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_str(self.0)
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
            Some(marker) if marker.is_exact() => {
                Err(de::Error::invalid_type(Unexpected::Str(self.0), &visitor))
            }
            Some(_) => visitor.visit_str(self.0),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        StrDeserializer::new(self.0).deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The value undefined where there is no message: a missing argument, or a result that was not sent.
pub(crate) struct UndefinedDeserializer;

impl<'de> de::Deserializer<'de> for UndefinedDeserializer {
    type Error = CodecError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        match Marker::of(name) {
            None => visitor.visit_newtype_struct(self),
            Some(marker) if marker.is_exact() => {
                Err(de::Error::invalid_type(Unexpected::Unit, &visitor))
            }
            Some(_) => visitor.visit_unit(),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
