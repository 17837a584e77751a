//! The state of one decode: where the reader stands in each section, and the limits.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::encoder::{Roots, too_large};
use super::error::CodecError;
use super::message::{Header, Message};
use super::record::Root;
use super::scope::{DecodeScope, Entered, Entry, Kind, Peer};
use super::shapes::ShapeReader;
use super::wire::{self, HEADER_SLOTS, REFERENCE_BYTES, tag};
use crate::error::{ErrorCode, InteropError};
use crate::handle::Handle;
use crate::limits::Limits;

/// Reads the root values of a message, one after another.
///
/// Dropping it gives back the shares of references that no value claimed.
pub(crate) struct Decoder {
    message: Message,
    header: Header,
    at: usize,
    text_at: usize,
    ascii: bool,
    shapes: Rc<RefCell<ShapeReader>>,
    scope: Rc<DecodeScope>,
    /// Which entries of the reference section a value has named.
    named: Vec<bool>,
    roots_read: usize,
    nodes_left: u32,
    depth_left: u32,
    limits: (u32, u32),
    bigint_digits: u32,
}

impl Decoder {
    pub(crate) fn new(
        message: Message,
        peer: Rc<dyn Peer>,
        shapes: &Rc<RefCell<ShapeReader>>,
        limits: &Limits,
    ) -> Result<Self, InteropError> {
        Self::parse(message, peer, shapes, limits).map_err(CodecError::into_error)
    }

    fn parse(
        message: Message,
        peer: Rc<dyn Peer>,
        shapes: &Rc<RefCell<ShapeReader>>,
        limits: &Limits,
    ) -> Result<Self, CodecError> {
        let header = Header::parse(&message)?;
        let bytes = message.bytes();
        // References before all else: even a message that is refused later gives its shares back.
        let entries = read_entries(&bytes[header.references.0..header.references.1])?;
        let scope = DecodeScope::new(peer, entries);
        let definitions = &bytes[header.shapes.0..header.shapes.1];
        shapes
            .borrow_mut()
            .read_definitions(header.first_shape, definitions)?;
        if scope.entry_count() > limits.references as usize {
            let text = format!(
                "more than {} references in one message (limit `references`); send them in parts",
                limits.references
            );
            return Err(CodecError::new(ErrorCode::TooManyRefs, text));
        }
        if bytes.len() > limits.message_bytes as usize {
            return Err(too_large("bytes", "message_bytes", limits.message_bytes));
        }
        let text = &bytes[header.text.0..header.text.1];
        let ascii = text.is_ascii();
        let units = match std::str::from_utf8(text) {
            Ok(text) => wire::utf16_len(text),
            Err(_) => return Err(CodecError::malformed("its text is not UTF-8")),
        };
        if units != header.text_units {
            return Err(CodecError::malformed("the length of its text is wrong"));
        }
        let decoder = Decoder {
            named: vec![false; scope.entry_count()],
            at: HEADER_SLOTS,
            text_at: header.text.0,
            ascii,
            shapes: Rc::clone(shapes),
            scope,
            roots_read: 0,
            nodes_left: limits.nodes,
            depth_left: limits.depth,
            limits: (limits.nodes, limits.depth),
            bigint_digits: limits.bigint_digits,
            header,
            message,
        };
        // Without a value there is no last one after which this is asked.
        if decoder.header.roots == 0 {
            decoder.check_used_up()?;
        }
        Ok(decoder)
    }

    pub(crate) fn roots(&self) -> usize {
        self.header.roots
    }

    /// The next root value. After the last one the message must be used up.
    pub(crate) fn next<T: Root>(&mut self, roots: Roots, index: usize) -> Result<T, InteropError> {
        let scope = Rc::clone(&self.scope);
        let _entered = Entered::decoding(&scope);
        if self.roots_read == self.header.roots {
            return Err(CodecError::malformed("fewer values than the call needs").into_error());
        }
        if !matches!(roots, Roots::Arguments) && self.header.roots != 1 {
            return Err(CodecError::malformed("a result of several values").into_error());
        }
        self.roots_read += 1;
        let value = T::read(&mut *self).map_err(|error| roots.place(error, index))?;
        if self.roots_read == self.header.roots {
            self.check_used_up().map_err(CodecError::into_error)?;
        }
        Ok(value)
    }

    fn check_used_up(&self) -> Result<(), CodecError> {
        if self.at != self.header.values_end {
            return Err(CodecError::malformed("slots after the last value"));
        }
        if self.text_at != self.header.text.1 {
            return Err(CodecError::malformed("text after the last string"));
        }
        if self.named.contains(&false) {
            return Err(CodecError::malformed("a reference that no value names"));
        }
        Ok(())
    }

    /// Whether the double reads this: some values only JavaScript can receive.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn is_of_javascript(&self) -> bool {
        self.scope.peer().owns(Kind::JsObject)
    }

    /// The next slot as it stands, not consumed.
    pub(super) fn peek(&self) -> Result<u64, CodecError> {
        if self.at == self.header.values_end {
            return Err(CodecError::malformed("its values end too early"));
        }
        Ok(self.message.words()[self.at])
    }

    /// Consumes a slot that stands for one value, such as `NULL`.
    pub(super) fn advance_constant(&mut self, payload: u32) -> Result<(), CodecError> {
        if payload != 0 {
            return Err(CodecError::malformed("a constant with a payload"));
        }
        self.advance()
    }

    /// Consumes the slot that `peek` gave, as the start of a value.
    pub(super) fn advance(&mut self) -> Result<(), CodecError> {
        self.at += 1;
        self.nodes_left = self
            .nodes_left
            .checked_sub(1)
            .ok_or_else(|| too_large("values", "nodes", self.limits.0))?;
        Ok(())
    }

    /// The next element of a `NUMBERS`.
    pub(super) fn raw_number(&mut self) -> Result<f64, CodecError> {
        let slot = self.peek()?;
        self.advance()?;
        Ok(if wire::is_tagged(slot) {
            f64::NAN
        } else {
            f64::from_bits(slot)
        })
    }

    /// Enters a container of `count` elements that take at least `slots_each` slots.
    pub(super) fn open(&mut self, count: u32, slots_each: usize) -> Result<(), CodecError> {
        self.depth_left = self.depth_left.checked_sub(1).ok_or_else(|| {
            let text = format!("nested deeper than {} (limit `depth`)", self.limits.1);
            CodecError::new(ErrorCode::TooDeep, text)
        })?;
        if (count as usize).saturating_mul(slots_each) > self.header.values_end - self.at {
            return Err(CodecError::malformed("a count beyond its end"));
        }
        Ok(())
    }

    pub(super) fn close(&mut self) {
        self.depth_left += 1;
    }

    /// Where the characters of a string lie, after its slot was consumed.
    pub(super) fn text_range(
        &mut self,
        tag: u32,
        payload: u32,
    ) -> Result<Range<usize>, CodecError> {
        if tag == tag::LONG_TEXT {
            return self.padded_range(payload);
        }
        let rest = &self.message.bytes()[self.text_at..self.header.text.1];
        let len = if self.ascii {
            payload as usize
        } else {
            bytes_of_units(rest, payload as usize)
        };
        if len > rest.len() {
            return Err(CodecError::malformed("a string beyond the end of the text"));
        }
        let range = self.text_at..self.text_at + len;
        self.text_at = range.end;
        Ok(range)
    }

    /// Where the bytes after a slot lie.
    pub(super) fn padded_range(&mut self, len: u32) -> Result<Range<usize>, CodecError> {
        let slots = wire::slots_for(len as usize);
        if slots > self.header.values_end - self.at {
            return Err(CodecError::malformed("bytes beyond its end"));
        }
        let range = self.at * 8..self.at * 8 + len as usize;
        self.at += slots;
        let padding = &self.message.bytes()[range.end..self.at * 8];
        if padding.iter().any(|byte| *byte != 0) {
            return Err(CodecError::malformed("padding that is not zero"));
        }
        Ok(range)
    }

    /// So many slots that belong to the value whose slot was consumed.
    pub(super) fn take_slots(&mut self, count: u32) -> Result<&[u64], CodecError> {
        let start = self.at;
        if count as usize > self.header.values_end - start {
            return Err(CodecError::malformed("a value beyond its end"));
        }
        self.at += count as usize;
        Ok(&self.message.words()[start..self.at])
    }

    pub(super) fn bigint_digits(&self) -> u32 {
        self.bigint_digits
    }

    pub(super) fn str(&self, range: &Range<usize>) -> Result<&str, CodecError> {
        std::str::from_utf8(&self.message.bytes()[range.clone()])
            .map_err(|_| CodecError::malformed("a string is not UTF-8"))
    }

    /// Where the next slot and the next text begin, in bytes.
    pub(super) fn position(&self) -> (usize, usize) {
        (self.at * 8, self.text_at)
    }

    pub(super) fn bytes(&self, range: Range<usize>) -> &[u8] {
        &self.message.bytes()[range]
    }

    pub(super) fn shape(&self, id: u32) -> Result<Rc<[Box<str>]>, CodecError> {
        let shape = self.shapes.borrow().get(id);
        shape.ok_or_else(|| CodecError::malformed(format_args!("shape {id} is not defined")))
    }

    pub(super) fn name_reference(&mut self, index: u32) -> Result<(), CodecError> {
        match self.named.get_mut(index as usize) {
            Some(named) => {
                *named = true;
                Ok(())
            }
            None => Err(CodecError::malformed("a reference without an entry")),
        }
    }
}

/// A whole number from generation 1, index 0 on.
fn is_handle(number: f64) -> bool {
    const HANDLES: std::ops::Range<f64> = 16_777_216.0..9_007_199_254_740_992.0;
    HANDLES.contains(&number) && number.fract() == 0.0
}

/// How many bytes of UTF-8 hold so many UTF-16 units; more than there are if they do not suffice.
fn bytes_of_units(text: &[u8], units: usize) -> usize {
    let mut left = units;
    for (index, byte) in text.iter().enumerate() {
        let starts_character = byte & 0xC0 != 0x80;
        if starts_character && left == 0 {
            return index;
        }
        if starts_character {
            // Characters of four bytes are two units in UTF-16, of which none can be half taken.
            let units = if *byte >= 0xF0 { 2 } else { 1 };
            let Some(rest) = left.checked_sub(units) else {
                return usize::MAX;
            };
            left = rest;
        }
    }
    if left == 0 { text.len() } else { usize::MAX }
}

fn read_entries(section: &[u8]) -> Result<Vec<Entry>, CodecError> {
    let entry = |bytes: &[u8]| {
        let kind = match bytes[0..4] {
            [1, 0, 0, 0] => Kind::RustObject,
            [2, 0, 0, 0] => Kind::JsObject,
            [3, 0, 0, 0] => Kind::Callback,
            _ => return Err(CodecError::malformed("a reference of an unknown kind")),
        };
        let (_, detail) = bytes.split_at(4);
        let (detail, handle) = detail.split_at(4);
        let handle = f64::from_le_bytes(handle.try_into().expect("8 bytes"));
        if !is_handle(handle) {
            return Err(CodecError::malformed("a reference without a handle"));
        }
        Ok(Entry {
            kind,
            detail: u32::from_le_bytes(detail.try_into().expect("4 bytes")),
            handle: Handle::from_f64(handle),
        })
    };
    let mut entries = Vec::with_capacity(section.len() / REFERENCE_BYTES);
    for bytes in section.chunks_exact(REFERENCE_BYTES) {
        entries.push(entry(bytes)?);
    }
    Ok(entries)
}
