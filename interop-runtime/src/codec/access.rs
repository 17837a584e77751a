//! Lists, records, maps and enums on their way in.

use std::ops::Range;
use std::rc::Rc;

use serde::de::{self, DeserializeSeed, Error as _};

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

    /// If a field is missing, the key that was sent instead.
    #[cold]
    pub(super) fn name_near(&self, error: CodecError) -> CodecError {
        let keys = self.keys.iter();
        error.among(keys.filter_map(|range| self.decoder.str(range).ok()))
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
                seed.deserialize(KeyDeserializer(self.decoder.str(&range)?))
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
