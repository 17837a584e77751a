//! Lists, records, maps and enums on their way in.

use std::ops::Range;
use std::rc::Rc;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Error as _, Unexpected, Visitor};

use super::decoder::Decoder;
use super::error::CodecError;
use super::key::KeyDeserializer;
use super::number::NumberDeserializer;
use super::wire::{self, tag};

fn check_all_read(read: usize, count: usize) -> Result<(), CodecError> {
    if read == count {
        return Ok(());
    }
    Err(CodecError::invalid_length(
        count,
        &format!("{read} elements").as_str(),
    ))
}

/// The elements of a `LIST` or `NUMBERS`.
pub(super) struct Elements<'a> {
    decoder: &'a mut Decoder,
    count: u32,
    next: u32,
    numbers: bool,
}

impl<'a> Elements<'a> {
    pub(super) fn new(decoder: &'a mut Decoder, count: u32, numbers: bool) -> Self {
        Elements {
            decoder,
            count,
            next: 0,
            numbers,
        }
    }

    /// A visitor that stops early would leave the rest to be read as something else.
    pub(super) fn check_all_read(&self) -> Result<(), CodecError> {
        check_all_read(self.next as usize, self.count as usize)
    }
}

impl<'de> de::SeqAccess<'de> for Elements<'_> {
    type Error = CodecError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, CodecError> {
        if self.next == self.count {
            return Ok(None);
        }
        let value = if self.numbers {
            let number = self.decoder.raw_number()?;
            seed.deserialize(NumberDeserializer(number))
        } else {
            seed.deserialize(&mut *self.decoder)
        };
        let value = value.map_err(|error| error.at_index(self.next as usize))?;
        self.next += 1;
        Ok(Some(value))
    }

    fn size_hint(&self) -> Option<usize> {
        Some((self.count - self.next) as usize)
    }
}

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

/// The fields of a `RECORD`.
pub(super) struct Fields<'a> {
    decoder: &'a mut Decoder,
    shape: Rc<[Box<str>]>,
    next: usize,
}

impl<'a> Fields<'a> {
    pub(super) fn new(decoder: &'a mut Decoder, shape: Rc<[Box<str>]>) -> Self {
        Fields {
            decoder,
            shape,
            next: 0,
        }
    }

    pub(super) fn check_all_read(&self) -> Result<(), CodecError> {
        check_all_read(self.next, self.shape.len())
    }
}

impl<'de> de::MapAccess<'de> for Fields<'_> {
    type Error = CodecError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, CodecError> {
        let Some(name) = self.shape.get(self.next) else {
            return Ok(None);
        };
        seed.deserialize(KeyDeserializer(name))
            .map(Some)
            .map_err(|error: CodecError| error.at_field(name))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, CodecError> {
        let name = &self.shape[self.next];
        self.next += 1;
        seed.deserialize(&mut *self.decoder)
            .map_err(|error| error.at_field(name))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.shape.len() - self.next)
    }
}

/// The entries of an `OBJECT` or `MAP`.
pub(super) struct Entries<'a> {
    decoder: &'a mut Decoder,
    count: u32,
    next: u32,
    any_keys: bool,
    /// Where the keys lie, to find one that repeats.
    keys: Vec<Range<usize>>,
    /// The last of them is a string.
    text_key: bool,
}

impl<'a> Entries<'a> {
    pub(super) fn new(decoder: &'a mut Decoder, count: u32, any_keys: bool) -> Self {
        Entries {
            decoder,
            count,
            next: 0,
            any_keys,
            keys: Vec::new(),
            text_key: false,
        }
    }

    pub(super) fn check_all_read(&self) -> Result<(), CodecError> {
        check_all_read(self.next as usize, self.count as usize)
    }

    fn check_keys(&mut self) -> Result<(), CodecError> {
        let decoder = &*self.decoder;
        self.keys
            .sort_unstable_by_key(|range| decoder.bytes(range.clone()));
        let repeats = |pair: &&[Range<usize>]| {
            decoder.bytes(pair[0].clone()) == decoder.bytes(pair[1].clone())
        };
        match self.keys.windows(2).find(repeats) {
            Some(pair) => Err(CodecError::malformed(format_args!(
                "the key {:?} repeats",
                decoder.str(&pair[0]).unwrap_or("of another type")
            ))),
            None => Ok(()),
        }
    }
}

impl<'de> de::MapAccess<'de> for Entries<'_> {
    type Error = CodecError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, CodecError> {
        if self.next == self.count {
            self.check_keys()?;
            return Ok(None);
        }
        self.next += 1;
        match wire::read(self.decoder.peek()?) {
            Ok((tag @ (tag::TEXT | tag::LONG_TEXT), payload)) => {
                self.decoder.advance()?;
                let range = self.decoder.text_range(tag, payload)?;
                self.keys.push(range.clone());
                self.text_key = true;
                seed.deserialize(StrDeserializer::<CodecError>::new(
                    self.decoder.str(&range)?,
                ))
                .map(Some)
            }
            _ if self.any_keys => {
                let index = self.next as usize - 1;
                let start = self.decoder.position();
                let key = seed
                    .deserialize(&mut *self.decoder)
                    .map_err(|error| error.at_index(index))?;
                self.keys.push(start * 8..self.decoder.position() * 8);
                self.text_key = false;
                Ok(Some(key))
            }
            _ => Err(CodecError::malformed(
                "an object with a key that is no string",
            )),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, CodecError> {
        let key = self.keys.last().filter(|_| self.text_key).cloned();
        seed.deserialize(&mut *self.decoder)
            .map_err(|error| match key {
                Some(key) => error.at_field(self.decoder.str(&key).unwrap_or_default()),
                None => error.at_index(self.next as usize - 1),
            })
    }

    fn size_hint(&self) -> Option<usize> {
        Some((self.count - self.next) as usize)
    }
}

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
        let variant = seed.deserialize(StrDeserializer::<CodecError>::new(&self.name))?;
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
