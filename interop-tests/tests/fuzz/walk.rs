//! The validator's walk through the values of a message.

use std::collections::HashSet;

use crate::validator::{Checked, malformed, size};

const DEPTH: usize = 64;
const DIGITS: u32 = 1024;

pub(crate) struct Walk<'a> {
    pub(crate) slots: Vec<u64>,
    pub(crate) at: usize,
    pub(crate) text: &'a str,
    pub(crate) named: Vec<bool>,
    pub(crate) shapes: &'a [Vec<Vec<u8>>],
    /// A limit was passed; what follows may still be malformed.
    pub(crate) beyond: bool,
}

/// What a value is, as far as a key needs it.
type KeyBytes = (Option<String>, Vec<u64>, String);

impl<'a> Walk<'a> {
    fn next(&mut self) -> Checked<u64> {
        let Some(slot) = self.slots.get(self.at) else {
            return malformed("values end early");
        };
        self.at += 1;
        Ok(*slot)
    }

    fn skip_slots(&mut self, count: usize) -> Checked<&[u64]> {
        let start = self.at;
        if count > self.slots.len() - start {
            return malformed("slots beyond the end");
        }
        self.at += count;
        Ok(&self.slots[start..self.at])
    }

    /// Bytes that are padded with zeros to whole slots.
    fn bytes(&mut self, length: usize) -> Checked<Vec<u8>> {
        let slots = self.skip_slots(length.div_ceil(8))?;
        let bytes: Vec<u8> = slots.iter().flat_map(|slot| slot.to_le_bytes()).collect();
        if bytes[length..].iter().any(|byte| *byte != 0) {
            return malformed("padding");
        }
        Ok(bytes[..length].to_vec())
    }

    fn short_text(&mut self, units: usize) -> Checked<&'a str> {
        let mut left = units;
        for (index, character) in self.text.char_indices() {
            if left == 0 {
                let (taken, rest) = self.text.split_at(index);
                self.text = rest;
                return Ok(taken);
            }
            if character.len_utf16() > left {
                return malformed("half a character");
            }
            left -= character.len_utf16();
        }
        if left > 0 {
            return malformed("text beyond the end");
        }
        Ok(std::mem::take(&mut self.text))
    }

    /// One value; what it is, if it is a string.
    pub(crate) fn value(&mut self, depth: usize) -> Checked<Option<String>> {
        let slot = self.next()?;
        if slot >> 48 != 0xFFFA {
            return Ok(None);
        }
        let (tag, payload) = (slot >> 32 & 0xFFFF, size(slot & 0xFFFF_FFFF));
        if (7..=11).contains(&tag) && depth == DEPTH {
            self.beyond = true;
        }
        match tag {
            1..=4 if payload == 0 => {}
            5 => return Ok(Some(self.short_text(payload)?.to_owned())),
            6 => {
                let Ok(text) = String::from_utf8(self.bytes(payload)?) else {
                    return malformed("a long text that is not UTF-8");
                };
                return Ok(Some(text));
            }
            7 => self.values(payload, depth)?,
            8 => drop(self.skip_slots(payload)?),
            9 => match self.shapes.get(payload).map(Vec::len) {
                Some(fields) => self.values(fields, depth)?,
                None => return malformed("a shape that is not defined"),
            },
            10 | 11 => self.entries(payload, tag == 11, depth)?,
            12 => drop(self.bytes(payload)?),
            13 => match self.named.get_mut(payload) {
                Some(named) => *named = true,
                None => return malformed("a reference without an entry"),
            },
            14 => self.bigint(payload)?,
            15 if payload == 0 => {
                let millis = f64::from_bits(self.next()?);
                if millis.fract() != 0.0 || millis.abs() > 8.64e15 {
                    return malformed("a time");
                }
            }
            16..=24 => {
                let element = [1, 2, 2, 4, 4, 4, 8, 8, 8][size(tag) - 16];
                if payload % element != 0 {
                    return malformed("half an element");
                }
                drop(self.bytes(payload)?);
            }
            _ => return malformed("a tag"),
        }
        Ok(None)
    }

    fn values(&mut self, count: usize, depth: usize) -> Checked<()> {
        if count > self.slots.len() - self.at {
            return malformed("a count beyond the end");
        }
        for _ in 0..count {
            self.value(depth + 1)?;
        }
        Ok(())
    }

    fn entries(&mut self, count: usize, any_keys: bool, depth: usize) -> Checked<()> {
        if count > (self.slots.len() - self.at) / 2 {
            return malformed("a count beyond the end");
        }
        let mut keys: HashSet<KeyBytes> = HashSet::new();
        for _ in 0..count {
            let (slot, text) = (self.at, self.text);
            let string = self.value(depth + 1)?;
            let key = match string {
                Some(string) => (Some(string), Vec::new(), String::new()),
                None if any_keys => {
                    let used = text.len() - self.text.len();
                    (
                        None,
                        self.slots[slot..self.at].to_vec(),
                        text[..used].to_owned(),
                    )
                }
                None => return malformed("a key that is no string"),
            };
            if !keys.insert(key) {
                return malformed("a key that repeats");
            }
            self.value(depth + 1)?;
        }
        Ok(())
    }

    fn bigint(&mut self, payload: usize) -> Checked<()> {
        let (negative, count) = (payload >> 31 == 1, payload & 0x7FFF_FFFF);
        let words = self.skip_slots(count)?.to_vec();
        if words.last() == Some(&0) || (words.is_empty() && negative) {
            return malformed("a bigint with a shorter form");
        }
        self.beyond |= digits(&words) > f64::from(DIGITS);
        Ok(())
    }
}

/// How many decimal digits, by the logarithm: exact except right at a power of ten.
fn digits(words: &[u64]) -> f64 {
    let Some(top) = words.last() else {
        return 1.0;
    };
    #[allow(clippy::cast_precision_loss)] // an estimate
    let log = (*top as f64).log10() + (words.len() - 1) as f64 * 64.0 * 2.0_f64.log10();
    log.floor() + 1.0
}
