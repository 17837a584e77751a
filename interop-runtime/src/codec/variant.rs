//! Enums on their way in.

use serde::de::{self, DeserializeSeed, Error as _, Unexpected, Visitor};

use super::decoder::Decoder;
use super::error::CodecError;
use super::key::KeyDeserializer;
use super::wire::{self, tag};

/// A variant with content: an object with the variant's name as its only key.
pub(super) struct EnumAccess<'a> {
    decoder: &'a mut Decoder,
    name: String,
}

impl<'a> EnumAccess<'a> {
    pub(super) fn visit<'de, V: Visitor<'de>>(
        decoder: &'a mut Decoder,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        let (tag, payload) = wire::read(decoder.peek()?).expect("the caller has seen a tag");
        decoder.advance()?;
        let one_key = |count: usize| {
            if count == 1 {
                return Ok(());
            }
            let found = format!("an object with {count} keys");
            let expected = &"an object with the variant as its only key";
            Err(CodecError::invalid_type(
                Unexpected::Other(&found),
                expected,
            ))
        };
        let name = if tag == tag::RECORD {
            let shape = decoder.shape(payload)?;
            one_key(shape.len())?;
            shape[0].to_string()
        } else {
            one_key(payload as usize)?;
            String::new()
        };
        decoder.open(1, if tag == tag::RECORD { 1 } else { 2 })?;
        let name = if tag == tag::RECORD {
            name
        } else {
            decoder.key()?
        };
        let value = visitor.visit_enum(EnumAccess {
            decoder: &mut *decoder,
            name,
        })?;
        decoder.close();
        Ok(value)
    }
}

impl Decoder {
    /// The key of an object's entry.
    fn key(&mut self) -> Result<String, CodecError> {
        match wire::read(self.peek()?) {
            Ok((tag @ (tag::TEXT | tag::LONG_TEXT), payload)) => {
                self.advance()?;
                let range = self.text_range(tag, payload)?;
                Ok(self.str(&range)?.to_owned())
            }
            _ => Err(CodecError::malformed(
                "an object with a key that is no string",
            )),
        }
    }
}

impl<'a, 'de> de::EnumAccess<'de> for EnumAccess<'a> {
    type Error = CodecError;
    type Variant = VariantContent<'a>;

    fn variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<(T::Value, VariantContent<'a>), CodecError> {
        let variant = seed.deserialize(KeyDeserializer(&self.name))?;
        Ok((variant, VariantContent(self)))
    }
}

/// What a variant holds.
pub(super) struct VariantContent<'a>(EnumAccess<'a>);

impl<'de> de::VariantAccess<'de> for VariantContent<'_> {
    type Error = CodecError;

    fn unit_variant(self) -> Result<(), CodecError> {
        self.newtype_variant_seed(std::marker::PhantomData::<()>)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, CodecError> {
        seed.deserialize(&mut *self.0.decoder)
            .map_err(|error| error.at_field(&self.0.name))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        let value = de::Deserializer::deserialize_tuple(&mut *self.0.decoder, len, visitor);
        value.map_err(|error| error.at_field(&self.0.name))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        let value = de::Deserializer::deserialize_map(&mut *self.0.decoder, visitor);
        value.map_err(|error| error.at_field(&self.0.name))
    }
}
