//! Records of our own, written and read field by field: serde's way to one struct is 40 kB in an application that
//! has no other.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::decoder::Decoder;
use super::encoder::{Encoder, truncate};
use super::error::CodecError;
use super::wire::{self, ElementType, tag};
use crate::error::Quoted;

type Done = Result<(), CodecError>;

/// A record on its way out: an `OBJECT`, so that there is no shape to be kept for it.
pub(crate) struct RecordWriter<'a, 'c> {
    encoder: &'a mut Encoder<'c>,
    at: usize,
    count: usize,
}

impl<'a, 'c> RecordWriter<'a, 'c> {
    pub(super) fn open(encoder: &'a mut Encoder<'c>) -> Result<Self, CodecError> {
        encoder.open()?;
        let at = encoder.slots.len();
        encoder.push_tag(tag::OBJECT, 0);
        Ok(RecordWriter {
            encoder,
            at,
            count: 0,
        })
    }

    fn key(&mut self, key: &str) -> Result<&mut Encoder<'c>, CodecError> {
        self.count += 1;
        self.encoder.slots[self.at] = wire::tagged(tag::OBJECT, truncate(self.count));
        self.encoder.push_text(key)?;
        Ok(self.encoder)
    }

    pub(crate) fn text(&mut self, key: &str, text: &str) -> Done {
        self.key(key)?.push_text(text)
    }

    pub(crate) fn number(&mut self, key: &str, number: impl Into<f64>) -> Done {
        let number = number.into();
        self.key(key)?.push_number(number)
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) fn bool(&mut self, key: &str, value: bool) -> Done {
        let encoder = self.key(key)?;
        encoder.node()?;
        encoder.push_tag(if value { tag::TRUE } else { tag::FALSE }, 0);
        Ok(())
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) fn numbers(&mut self, key: &str, numbers: &[u8]) -> Done {
        let encoder = self.key(key)?;
        encoder.open()?;
        encoder.push_tag(tag::LIST, truncate(numbers.len()));
        for number in numbers {
            encoder.push_number((*number).into())?;
        }
        encoder.close();
        Ok(())
    }

    pub(crate) fn bytes(&mut self, key: &str, bytes: &[u8]) -> Done {
        let encoder = self.key(key)?;
        encoder.node()?;
        encoder.push_padded(tag::BYTES, bytes)
    }

    pub(crate) fn texts(&mut self, key: &str, texts: &[String]) -> Done {
        let encoder = self.key(key)?;
        encoder.open()?;
        encoder.push_tag(tag::LIST, truncate(texts.len()));
        texts.iter().try_for_each(|text| encoder.push_text(text))?;
        encoder.close();
        Ok(())
    }

    pub(super) fn close(self) {
        self.encoder.close();
    }
}

/// Whatever a root value can be read as: any type of serde's, or a record of ours.
pub(crate) trait Root: Sized {
    fn read(decoder: &mut Decoder) -> Result<Self, CodecError>;
}

impl<T: DeserializeOwned> Root for T {
    #[inline]
    fn read(decoder: &mut Decoder) -> Result<Self, CodecError> {
        T::deserialize(decoder)
    }
}

/// As many fields as a shape can have. An `OBJECT` could have any number, each of which is compared with the others.
const MOST_FIELDS: usize = wire::MAX_SHAPE_FIELDS;

impl Decoder {
    /// Reads a record: `take` is called at each value, with its key, and has to read or skip it.
    pub(crate) fn fields(
        &mut self,
        expected: &'static str,
        take: &mut dyn FnMut(&mut Decoder, &str) -> Done,
    ) -> Done {
        let mut take = |decoder: &mut Decoder, key: &str| {
            take(decoder, key).map_err(|error| error.at_field(key))
        };
        match wire::read(self.peek()?) {
            Ok((tag::RECORD, id)) => {
                let shape = self.shape(id)?;
                self.advance()?;
                self.open(truncate(shape.len()), 1)?;
                for key in shape.iter() {
                    take(self, key)?;
                }
            }
            Ok((tag::OBJECT | tag::MAP, count)) => {
                self.advance()?;
                self.open(count, 2)?;
                if count as usize > MOST_FIELDS {
                    return Err(CodecError::malformed("a record beyond the limits"));
                }
                let mut keys: Vec<String> = Vec::new();
                for _ in 0..count {
                    let key = String::deserialize(&mut *self)?;
                    if keys.contains(&key) {
                        let text = format!("the key {} repeats", Quoted(&key));
                        return Err(CodecError::malformed(text));
                    }
                    take(self, &key)?;
                    keys.push(key);
                }
            }
            _ => return Err(self.mismatch(&expected)),
        }
        self.close();
        Ok(())
    }

    /// What may be missing.
    pub(crate) fn optional<T: DeserializeOwned>(&mut self) -> Result<Option<T>, CodecError> {
        if let Ok((tag::UNDEFINED | tag::NULL, payload)) = wire::read(self.peek()?) {
            self.advance_constant(payload)?;
            return Ok(None);
        }
        T::deserialize(self).map(Some)
    }

    /// A list of strings that may be missing.
    pub(crate) fn texts(&mut self) -> Result<Option<Vec<String>>, CodecError> {
        let (found, payload) = wire::read(self.peek()?).unwrap_or_default();
        match found {
            tag::UNDEFINED | tag::NULL => {
                self.advance_constant(payload)?;
                return Ok(None);
            }
            tag::LIST => {}
            _ => return Err(self.mismatch(&"an array")),
        }
        self.advance()?;
        self.open(payload, 1)?;
        let mut texts = Vec::new();
        for index in 0..payload as usize {
            let text = String::deserialize(&mut *self).map_err(|error| error.at_index(index))?;
            texts.push(text);
        }
        self.close();
        Ok(Some(texts))
    }

    /// Bytes that may be missing.
    pub(crate) fn byte_slice(&mut self) -> Result<Option<&[u8]>, CodecError> {
        let (found, payload) = wire::read(self.peek()?).unwrap_or_default();
        match found {
            tag::UNDEFINED | tag::NULL => {
                self.advance_constant(payload)?;
                Ok(None)
            }
            tag::BYTES => {
                self.advance()?;
                let range = self.padded_range(payload)?;
                Ok(Some(self.bytes(range)))
            }
            _ => Err(self.mismatch(&"a Uint8Array")),
        }
    }

    /// Passes over a value that nobody here knows, with all that is in it.
    pub(crate) fn skip(&mut self) -> Done {
        let Ok((found, payload)) = wire::read(self.peek()?) else {
            return self.advance();
        };
        let container = match found {
            tag::UNDEFINED | tag::NULL | tag::FALSE | tag::TRUE => {
                return self.advance_constant(payload);
            }
            tag::RECORD => Some((truncate(self.shape(payload)?.len()), 1)),
            tag::LIST | tag::NUMBERS => Some((payload, 1)),
            tag::OBJECT | tag::MAP => Some((payload, 2)),
            _ => None,
        };
        self.advance()?;
        if let Some((count, each)) = container {
            self.open(count, each)?;
            for _ in 0..count as usize * each {
                if found == tag::NUMBERS {
                    self.raw_number()?;
                } else {
                    self.skip()?;
                }
            }
            self.close();
            return Ok(());
        }
        match found {
            tag::TEXT | tag::LONG_TEXT => {
                let range = self.text_range(found, payload)?;
                self.str(&range).map(drop)
            }
            tag::BYTES => self.padded_range(payload).map(drop),
            tag::REFERENCE => self.name_reference(payload),
            tag::BIGINT => self.take_slots(payload & !wire::NEGATIVE).map(drop),
            tag::DATE => self.date().map(drop),
            _ => match ElementType::of_tag(found) {
                Some(element) => self.typed_array(element, payload).map(drop),
                None => Err(super::found::unknown_tag(found)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use crate::codec::{JsBigInt, JsBytes, JsDate, JsMap, encode_detached};
    use crate::error::{ErrorCode, ErrorRecord, InteropError};

    fn read(value: &impl Serialize) -> Result<ErrorRecord, InteropError> {
        let message = encode_detached(value).unwrap();
        super::super::detached::decode_detached(message.bytes())
    }

    /// A record of a peer of another make.
    #[derive(Default, Serialize)]
    struct Foreign {
        bytes: JsBytes,
        numbers: Vec<f64>,
        code: &'static str,
        flags: (bool, (), Option<u8>, &'static str),
        map: Option<JsMap<u8, BTreeMap<String, u8>>>,
        special: Option<(JsBigInt<u64>, JsDate)>,
        message: &'static str,
        method: Option<&'static str>,
        causes: Vec<&'static str>,
    }

    #[test]
    fn what_is_not_known_is_passed_over() {
        let inner = BTreeMap::from([("k".to_owned(), 1)]);
        let foreign = Foreign {
            bytes: vec![1, 2, 3].into(),
            numbers: vec![1.5, f64::NAN],
            code: "Busy",
            flags: (true, (), None, "text"),
            map: Some(JsMap::from_iter([(1, inner.clone()), (2, inner)])),
            special: Some((JsBigInt(u64::MAX), std::time::UNIX_EPOCH.into())),
            message: "later",
            causes: vec!["one", "two"],
            ..Foreign::default()
        };
        let record = read(&foreign).unwrap();
        assert_eq!((&*record.code, &*record.message), ("Busy", "later"));
        assert_eq!((record.method, record.causes.len()), (None, 2));
    }

    #[test]
    fn what_is_no_record_of_ours_is_refused_at_its_place() {
        let refused = |error: Result<ErrorRecord, InteropError>| {
            let error = error.err().unwrap();
            (error.path().map(str::to_owned), error.message().to_owned())
        };
        let (path, text) = refused(read(&5));
        assert_eq!(path.as_deref(), Some("data"));
        assert_eq!(text, "expected an error, found number 5");
        let (_, text) = refused(read(&BTreeMap::from([("code", "Busy")])));
        assert_eq!(text, "missing field `message`");
        let (path, text) = refused(read(&BTreeMap::from([("code", 5)])));
        assert_eq!(path.as_deref(), Some("data.code"));
        assert_eq!(text, "expected a string, found number 5");
        let many: BTreeMap<String, u8> = (0..65).map(|n| (n.to_string(), 0)).collect();
        let error = read(&many).err().unwrap();
        assert_eq!(error.code(), ErrorCode::ProtocolError);
    }
}
