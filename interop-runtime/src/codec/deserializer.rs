//! serde's `Deserializer` over the decoder.

use serde::de::{self, Visitor};

use super::decoder::Decoder;
use super::error::CodecError;
use super::found::unknown_tag;
use super::held::{BigIntDeserializer, TokenDeserializer};
use super::marker::Marker;
use super::number::NumberDeserializer;
use super::scope::Token;
use super::special::Held;
use super::variant::EnumAccess;
use super::wire::{self, ElementType, tag};

macro_rules! numbers {
    ($($method:ident)+) => { $(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            match wire::read(self.peek()?) {
                Err(number) => {
                    self.advance()?;
                    NumberDeserializer(number).$method(visitor)
                }
                Ok(_) => Err(self.mismatch(&visitor)),
            }
        }
    )+ };
}

/// The integers that are wide enough for a bigint.
macro_rules! wide_integers {
    ($($method:ident)+) => { $(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            match wire::read(self.peek()?) {
                Err(number) => {
                    self.advance()?;
                    NumberDeserializer(number).$method(visitor)
                }
                Ok((tag::BIGINT, payload)) => {
                    self.advance()?;
                    BigIntDeserializer(self.bigint(payload)?).$method(visitor)
                }
                Ok(_) => Err(self.mismatch(&visitor)),
            }
        }
    )+ };
}

impl<'de> de::Deserializer<'de> for &mut Decoder {
    type Error = CodecError;

    numbers!(
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_u8 deserialize_u16 deserialize_u32
        deserialize_f32 deserialize_f64
    );
    wide_integers!(deserialize_i64 deserialize_i128 deserialize_u64 deserialize_u128);

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match wire::read(self.peek()?) {
            Err(number) => {
                self.advance()?;
                NumberDeserializer(number).deserialize_any(visitor)
            }
            // Null as well, as from `serde_json`: out of what serde has buffered, a `None` is no unit struct.
            Ok((tag::UNDEFINED | tag::NULL, payload)) => {
                self.advance_constant(payload)?;
                visitor.visit_unit()
            }
            Ok((tag::FALSE | tag::TRUE, _)) => self.deserialize_bool(visitor),
            Ok((tag::TEXT | tag::LONG_TEXT, _)) => self.deserialize_str(visitor),
            // Bytes as elements: out of what serde has buffered, they could become a string.
            Ok((tag::LIST | tag::NUMBERS | tag::BYTES, _)) => self.list(None, visitor),
            Ok((tag::RECORD | tag::OBJECT | tag::MAP, _)) => self.entries(visitor),
            Ok((tag::REFERENCE, index)) => {
                self.advance()?;
                self.name_reference(index)?;
                TokenDeserializer(Token(index)).visit(visitor)
            }
            Ok((tag::BIGINT, payload)) => {
                self.advance()?;
                BigIntDeserializer(self.bigint(payload)?).deserialize_any(visitor)
            }
            Ok((tag::DATE, payload)) => {
                self.advance_constant(payload)?;
                let date = Held::Date(self.date()?);
                TokenDeserializer::held(date)?.visit(visitor)
            }
            Ok((tag, _)) if ElementType::of_tag(tag).is_some() => self.list(None, visitor),
            Ok((tag, _)) => Err(unknown_tag(tag)),
        }
    }

    #[inline]
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match wire::read(self.peek()?) {
            Ok((tag @ (tag::FALSE | tag::TRUE), payload)) => {
                self.advance_constant(payload)?;
                visitor.visit_bool(tag == tag::TRUE)
            }
            _ => Err(self.mismatch(&visitor)),
        }
    }

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match wire::read(self.peek()?) {
            Ok((tag @ (tag::TEXT | tag::LONG_TEXT), payload)) => {
                self.advance()?;
                let range = self.text_range(tag, payload)?;
                visitor.visit_str(self.str(&range)?)
            }
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match wire::read(self.peek()?) {
            Ok((tag::BYTES, len)) => {
                self.advance()?;
                let range = self.padded_range(len)?;
                visitor.visit_bytes(self.bytes(range))
            }
            _ => Err(self.mismatch(&visitor)),
        }
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match wire::read(self.peek()?) {
            Ok((tag::UNDEFINED | tag::NULL, payload)) => {
                self.advance_constant(payload)?;
                visitor.visit_none()
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match wire::read(self.peek()?) {
            Ok((tag::UNDEFINED | tag::NULL, payload)) => {
                self.advance_constant(payload)?;
                visitor.visit_unit()
            }
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        let Some(marker) = Marker::of(name) else {
            return visitor.visit_newtype_struct(self);
        };
        let found = wire::read(self.peek()?).map_or(0, |(tag, _)| tag);
        match (marker, found) {
            (Marker::RustObject | Marker::JsObject, tag::REFERENCE)
            | (Marker::BigInt, tag::BIGINT)
            | (Marker::Date, tag::DATE) => self.deserialize_any(visitor),
            (Marker::TypedArray(element), found) if found == element.tag() => {
                self.elements(element, |bytes| visitor.visit_bytes(bytes))
            }
            (Marker::Any, _) => self.any_value(found, visitor),
            (Marker::Map, _) => self.entries(visitor),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    #[inline]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.list(None, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.list(Some(len), visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.list(Some(len), visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.entries(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.entries(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        match wire::read(self.peek()?) {
            Ok((tag @ (tag::TEXT | tag::LONG_TEXT), payload)) => {
                self.advance()?;
                let range = self.text_range(tag, payload)?;
                visitor.visit_enum(de::value::StrDeserializer::<CodecError>::new(
                    self.str(&range)?,
                ))
            }
            Ok((tag::RECORD | tag::OBJECT, _)) => EnumAccess::visit(self, visitor),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.deserialize_any(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.deserialize_str(visitor)
    }

    #[inline]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.deserialize_unit(visitor)
    }

    fn is_human_readable(&self) -> bool {
        true
    }
}
