//! serde's `Deserializer` over the decoder.

use serde::de::{self, Error as _, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::access::{ByteElements, Elements, Entries, Fields};
use super::decoder::Decoder;
use super::error::CodecError;
use super::number::NumberDeserializer;
use super::scope::{Token, names_reference};
use super::variant::EnumAccess;
use super::wire::{self, tag};

impl Decoder {
    /// Says what stands here instead of what was expected.
    fn mismatch(&mut self, expected: &dyn de::Expected) -> CodecError {
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
            Ok((tag, _)) => return Ok(unknown_tag(tag)),
        };
        Ok(CodecError::invalid_type(found, expected))
    }

    /// A list of any form, for whoever wants a sequence.
    fn list<'de, V: Visitor<'de>>(
        &mut self,
        len: Option<usize>,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        let Ok((tag @ (tag::LIST | tag::NUMBERS | tag::BYTES), count)) = wire::read(self.peek()?)
        else {
            return Err(self.mismatch(&visitor));
        };
        if len.is_some_and(|len| len != count as usize) {
            let found = format!("an array of {count} elements");
            return Err(CodecError::invalid_type(
                Unexpected::Other(&found),
                &visitor,
            ));
        }
        self.advance()?;
        if tag == tag::BYTES {
            let range = self.padded_range(count)?;
            return ByteElements::new(self.bytes(range)).visit(visitor);
        }
        self.open(count, 1)?;
        let mut elements = Elements::new(self, count, tag == tag::NUMBERS);
        let value = visitor.visit_seq(&mut elements)?;
        elements.check_all_read()?;
        self.close();
        Ok(value)
    }

    /// A record, object or `Map`, for whoever wants fields or keys.
    fn entries<'de, V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, CodecError> {
        let value = match wire::read(self.peek()?) {
            Ok((tag::RECORD, id)) => {
                let shape = self.shape(id)?;
                self.advance()?;
                self.open(super::encoder::truncate(shape.len()), 1)?;
                let mut fields = Fields::new(self, shape);
                let value = visitor.visit_map(&mut fields)?;
                fields.check_all_read()?;
                value
            }
            Ok((tag @ (tag::OBJECT | tag::MAP), count)) => {
                self.advance()?;
                self.open(count, 2)?;
                let mut entries = Entries::new(self, count, tag == tag::MAP);
                let value = visitor.visit_map(&mut entries)?;
                entries.check_all_read()?;
                value
            }
            _ => return Err(self.mismatch(&visitor)),
        };
        self.close();
        Ok(value)
    }
}

fn unknown_tag(tag: u32) -> CodecError {
    CodecError::malformed(format_args!("the unknown tag {tag}"))
}

macro_rules! numbers {
    ($($method:ident)+) => { $(
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

impl<'de> de::Deserializer<'de> for &mut Decoder {
    type Error = CodecError;

    numbers!(
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    );

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match wire::read(self.peek()?) {
            Err(number) => {
                self.advance()?;
                NumberDeserializer(number).deserialize_any(visitor)
            }
            Ok((tag::UNDEFINED, payload)) => {
                self.advance_constant(payload)?;
                visitor.visit_unit()
            }
            Ok((tag::NULL, payload)) => {
                self.advance_constant(payload)?;
                visitor.visit_none()
            }
            Ok((tag::FALSE | tag::TRUE, _)) => self.deserialize_bool(visitor),
            Ok((tag::TEXT | tag::LONG_TEXT, _)) => self.deserialize_str(visitor),
            Ok((tag::LIST | tag::NUMBERS, _)) => self.list(None, visitor),
            Ok((tag::RECORD | tag::OBJECT | tag::MAP, _)) => self.entries(visitor),
            Ok((tag::BYTES, _)) => self.deserialize_bytes(visitor),
            Ok((tag::REFERENCE, index)) => {
                self.advance()?;
                self.name_reference(index)?;
                // A newtype around a `u32`: no number ever arrives in this form.
                visitor.visit_newtype_struct(TokenDeserializer(Token(index)))
            }
            Ok((tag, _)) => Err(unknown_tag(tag)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match wire::read(self.peek()?) {
            Ok((tag @ (tag::FALSE | tag::TRUE), payload)) => {
                self.advance_constant(payload)?;
                visitor.visit_bool(tag == tag::TRUE)
            }
            _ => Err(self.mismatch(&visitor)),
        }
    }

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
        if !names_reference(name) {
            return visitor.visit_newtype_struct(self);
        }
        match wire::read(self.peek()?) {
            Ok((tag::REFERENCE, _)) => self.deserialize_any(visitor),
            _ => Err(self.mismatch(&visitor)),
        }
    }

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

/// Hands a reference's token to whoever asks for it as a `u32`.
struct TokenDeserializer(Token);

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
