//! The elements of bytes and typed arrays, for a type that wants a sequence.

use serde::de::{self, DeserializeSeed, Visitor};

use super::bigint::BigInt;
use super::error::CodecError;
use super::held::BigIntDeserializer;
use super::number::NumberDeserializer;
use super::wire::ElementType;

/// The bytes of a `BYTES`, for a type that wants a sequence of numbers.
pub(super) struct ByteElements<'a>(std::iter::Enumerate<std::slice::Iter<'a, u8>>);

impl<'a> ByteElements<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        ByteElements(bytes.iter().enumerate())
    }

    pub(super) fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_seq(self)
    }
}

impl<'de> de::SeqAccess<'de> for ByteElements<'_> {
    type Error = CodecError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, CodecError> {
        let Some((index, byte)) = self.0.next() else {
            return Ok(None);
        };
        let value = seed.deserialize(NumberDeserializer((*byte).into()));
        value.map(Some).map_err(|error| error.at_index(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The elements of a typed array, for a type that wants a sequence.
pub(super) struct TypedElements<'a> {
    bytes: std::iter::Enumerate<std::slice::ChunksExact<'a, u8>>,
    element: ElementType,
}

impl<'a> TypedElements<'a> {
    pub(super) fn new(bytes: &'a [u8], element: ElementType) -> Self {
        TypedElements {
            bytes: bytes.chunks_exact(element.size()).enumerate(),
            element,
        }
    }

    pub(super) fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_seq(self)
    }
}

impl<'de> de::SeqAccess<'de> for TypedElements<'_> {
    type Error = CodecError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, CodecError> {
        fn read<N: bytemuck::AnyBitPattern>(bytes: &[u8]) -> N {
            bytemuck::pod_read_unaligned(bytes)
        }
        let Some((index, bytes)) = self.bytes.next() else {
            return Ok(None);
        };
        let number: f64 = match self.element {
            ElementType::Int8 => read::<i8>(bytes).into(),
            ElementType::Int16 => read::<i16>(bytes).into(),
            ElementType::Uint16 => read::<u16>(bytes).into(),
            ElementType::Int32 => read::<i32>(bytes).into(),
            ElementType::Uint32 => read::<u32>(bytes).into(),
            ElementType::Float32 => read::<f32>(bytes).into(),
            ElementType::Float64 => read(bytes),
            ElementType::BigInt64 | ElementType::BigUint64 => {
                let value: u64 = read(bytes);
                let negative = self.element == ElementType::BigInt64 && value.cast_signed() < 0;
                let magnitude = if negative {
                    value.cast_signed().unsigned_abs()
                } else {
                    value
                };
                let element = BigIntDeserializer(BigInt::from_parts(negative, magnitude.into()));
                let element = seed.deserialize(element);
                return element.map(Some).map_err(|error| error.at_index(index));
            }
        };
        let element = seed.deserialize(NumberDeserializer(number));
        element.map(Some).map_err(|error| error.at_index(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.bytes.len())
    }
}
