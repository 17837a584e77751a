//! Lists, records, maps and enums on their way in.

use std::ops::Range;
use std::rc::Rc;

use serde::de::{self, DeserializeSeed, Error as _};

use super::decoder::Decoder;
use super::error::CodecError;
use super::key::KeyDeserializer;
use super::number::{NumberDeserializer, NumberKey};
use super::wire::{self, tag};
use crate::error::{ErrorCode, Quoted};

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

    #[inline]
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

    /// If a field is missing, the key that was sent instead.
    #[cold]
    pub(super) fn name_near(&self, error: CodecError) -> CodecError {
        error.among(self.shape.iter().map(|key| &**key))
    }
}

impl<'de> de::MapAccess<'de> for Fields<'_> {
    type Error = CodecError;

    #[inline]
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

    #[inline]
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

/// Where a key lies: a string as its characters, any other as its slots and the text that they take.
#[derive(Clone)]
struct Key {
    slots: Range<usize>,
    text: Range<usize>,
}

impl Key {
    fn is_text(&self) -> bool {
        self.slots.is_empty()
    }

    /// The same for two keys exactly if they are.
    fn bytes<'a>(&self, decoder: &'a Decoder) -> (&'a [u8], &'a [u8]) {
        (
            decoder.bytes(self.slots.clone()),
            decoder.bytes(self.text.clone()),
        )
    }
}

/// The entries of an `OBJECT` or `MAP`.
pub(super) struct Entries<'a> {
    decoder: &'a mut Decoder,
    count: u32,
    next: u32,
    any_keys: bool,
    /// To find one that repeats.
    keys: Vec<Key>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(decoder: &'a mut Decoder, count: u32, any_keys: bool) -> Self {
        Entries {
            decoder,
            count,
            next: 0,
            any_keys,
            keys: Vec::new(),
        }
    }

    pub(super) fn check_all_read(&self) -> Result<(), CodecError> {
        check_all_read(self.next as usize, self.count as usize)
    }

    /// If a field is missing, the key that was sent instead.
    #[cold]
    pub(super) fn name_near(&self, error: CodecError) -> CodecError {
        let keys = self.keys.iter().filter(|key| key.is_text());
        error.among(keys.filter_map(|key| self.decoder.str(&key.text).ok()))
    }

    fn check_keys(&mut self) -> Result<(), CodecError> {
        let decoder = &*self.decoder;
        self.keys.sort_unstable_by_key(|key| key.bytes(decoder));
        let mut pairs = self.keys.windows(2);
        match pairs.find(|pair| pair[0].bytes(decoder) == pair[1].bytes(decoder)) {
            Some([key, _]) if key.is_text() => Err(CodecError::malformed(format_args!(
                "the key {} repeats",
                Quoted(decoder.str(&key.text)?)
            ))),
            // JavaScript tells objects apart that are equal here.
            Some(_) => Err(CodecError::new(
                ErrorCode::NotSerializable,
                "two keys of the Map are equal",
            )),
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
                self.keys.push(Key {
                    slots: 0..0,
                    text: range.clone(),
                });
                let name = self.decoder.str(&range)?;
                seed.deserialize(KeyDeserializer(name))
                    .map(Some)
                    .map_err(|error| error.at_field(name))
            }
            _ if self.any_keys => {
                let index = self.next as usize - 1;
                let (slots, text) = self.decoder.position();
                let key = match wire::read(self.decoder.peek()?) {
                    Err(number) => {
                        self.decoder.advance()?;
                        seed.deserialize(NumberKey(number))
                    }
                    Ok(_) => seed.deserialize(&mut *self.decoder),
                };
                let key = key.map_err(|error| error.at_index(index))?;
                let (slots_end, text_end) = self.decoder.position();
                self.keys.push(Key {
                    slots: slots..slots_end,
                    text: text..text_end,
                });
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
        let key = self.keys.last().filter(|key| key.is_text()).cloned();
        seed.deserialize(&mut *self.decoder)
            .map_err(|error| match key {
                Some(key) => error.at_field(self.decoder.str(&key.text).unwrap_or_default()),
                None => error.at_index(self.next as usize - 1),
            })
    }

    fn size_hint(&self) -> Option<usize> {
        Some((self.count - self.next) as usize)
    }
}
