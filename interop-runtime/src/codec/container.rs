//! Whatever holds other values, on its way in: which forms a list, a map or any value may have.

use serde::de::{self, Error as _, Unexpected, Visitor};

use super::access::{Elements, Entries, Fields};
use super::array::{ByteElements, TypedElements};
use super::decoder::Decoder;
use super::encoder::truncate;
use super::error::CodecError;
use super::held::TokenDeserializer;
use super::special::Held;
use super::wire::{self, ElementType, tag};

impl Decoder {
    /// A list of any form, for whoever wants a sequence.
    pub(super) fn list<'de, V: Visitor<'de>>(
        &mut self,
        len: Option<usize>,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        let (tag, payload) = wire::read(self.peek()?).unwrap_or_default();
        let element = ElementType::of_tag(tag);
        if element.is_none() && !matches!(tag, tag::LIST | tag::NUMBERS | tag::BYTES) {
            return Err(self.mismatch(&visitor));
        }
        let count = payload / element.map_or(1, |element| truncate(element.size()));
        if len.is_some_and(|len| len != count as usize) {
            let found = format!("an array of {count} elements");
            return Err(CodecError::invalid_type(
                Unexpected::Other(&found),
                &visitor,
            ));
        }
        self.advance()?;
        if let Some(element) = element {
            let bytes = self.typed_array(element, payload)?;
            return TypedElements::new(self.bytes(bytes), element).visit(visitor);
        }
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
    pub(super) fn entries<'de, V: Visitor<'de>>(
        &mut self,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        let value = match wire::read(self.peek()?) {
            Ok((tag::RECORD, id)) => {
                let shape = self.shape(id)?;
                self.advance()?;
                self.open(truncate(shape.len()), 1)?;
                let mut fields = Fields::new(self, shape);
                let value = visitor.visit_map(&mut fields);
                let value = value.map_err(|error| fields.name_near(error))?;
                fields.check_all_read()?;
                value
            }
            Ok((tag @ (tag::OBJECT | tag::MAP), count)) => {
                self.advance()?;
                self.open(count, 2)?;
                let mut entries = Entries::new(self, count, tag == tag::MAP);
                let value = visitor.visit_map(&mut entries);
                let value = value.map_err(|error| entries.name_near(error))?;
                entries.check_all_read()?;
                value
            }
            _ => return Err(self.mismatch(&visitor)),
        };
        self.close();
        Ok(value)
    }

    /// The bytes of a typed array, after a look at its slot.
    pub(super) fn elements<R>(
        &mut self,
        element: ElementType,
        take: impl FnOnce(&[u8]) -> Result<R, CodecError>,
    ) -> Result<R, CodecError> {
        let (_, payload) = wire::read(self.peek()?).unwrap_or_default();
        self.advance()?;
        let range = self.typed_array(element, payload)?;
        take(self.bytes(range))
    }

    /// Any value, told apart as finely as the format does: the double has a value for each.
    pub(super) fn any_value<'de, V: Visitor<'de>>(
        &mut self,
        tag: u32,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        if tag == tag::NULL {
            return de::Deserializer::deserialize_option(self, visitor);
        }
        if tag == tag::BYTES {
            return de::Deserializer::deserialize_bytes(self, visitor);
        }
        if tag == tag::MAP {
            // `visit_some`, which nothing else leads to, says that a map is no object.
            return visitor.visit_some(self);
        }
        #[cfg(not(target_arch = "wasm32"))] // only the double receives one
        if tag == tag::ABORT_SIGNAL && self.is_of_javascript() {
            let (_, payload) = wire::read(self.peek()?).unwrap_or_default();
            self.advance_constant(payload)?;
            return TokenDeserializer::held(Held::AbortSignal)?.visit(visitor);
        }
        match ElementType::of_tag(tag) {
            Some(element) => {
                let held = self.elements(element, |bytes| {
                    Ok(Held::TypedArray(element, bytes.to_vec()))
                })?;
                TokenDeserializer::held(held)?.visit(visitor)
            }
            None => de::Deserializer::deserialize_any(self, visitor),
        }
    }
}
