//! The state of one decode: where the reader stands in each section, and the limits.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::active::Entered;
use super::encoder::{Roots, too_large};
use super::error::CodecError;
use super::message::{self, Header, Message};
use super::record::Root;
use super::scope::{DecodeScope, Entry, Kind, Peer};
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
    /// The text section, checked as a whole: a piece of it need not be.
    text: String,
    text_at: usize,
    ascii: bool,
    shapes: Rc<RefCell<ShapeReader>>,
    peer: Rc<dyn Peer>,
    /// Of a message with references.
    scope: Option<Rc<DecodeScope>>,
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
        let Checked {
            header,
            references,
            scope,
            text,
        } = Checked::new(&message, &peer, shapes, limits).map_err(CodecError::into_error)?;
        let decoder = Decoder {
            named: vec![false; references],
            at: HEADER_SLOTS,
            text_at: header.text.0,
            // Every other character has fewer units than bytes.
            ascii: text.len() == header.text_units,
            text,
            shapes: Rc::clone(shapes),
            peer,
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
            decoder.check_used_up().map_err(CodecError::into_error)?;
        }
        Ok(decoder)
    }

    pub(crate) fn roots(&self) -> usize {
        self.header.roots
    }

    /// The next root value. After the last one the message must be used up.
    pub(crate) fn next<T: Root>(&mut self, roots: Roots, index: usize) -> Result<T, InteropError> {
        let _entered = Entered::decoding(&self.peer, self.scope.as_ref());
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
        self.peer.owns(Kind::JsObject)
    }

    /// The next slot as it stands, not consumed.
    #[inline]
    pub(super) fn peek(&self) -> Result<u64, CodecError> {
        if self.at == self.header.values_end {
            return Err(ends_early());
        }
        Ok(self.message.words()[self.at])
    }

    /// Consumes a slot that stands for one value, such as `NULL`.
    #[inline]
    pub(super) fn advance_constant(&mut self, payload: u32) -> Result<(), CodecError> {
        if payload != 0 {
            return Err(CodecError::malformed("a constant with a payload"));
        }
        self.advance()
    }

    /// Consumes the slot that `peek` gave, as the start of a value.
    #[inline]
    pub(super) fn advance(&mut self) -> Result<(), CodecError> {
        self.at += 1;
        match self.nodes_left.checked_sub(1) {
            Some(left) => self.nodes_left = left,
            None => return Err(self.too_many_nodes()),
        }
        Ok(())
    }

    #[cold]
    fn too_many_nodes(&self) -> CodecError {
        too_large("values", "nodes", self.limits.0)
    }

    /// The next element of a `NUMBERS`.
    #[inline]
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
    #[inline]
    pub(super) fn open(&mut self, count: u32, slots_each: usize) -> Result<(), CodecError> {
        match self.depth_left.checked_sub(1) {
            Some(left) => self.depth_left = left,
            None => return Err(self.too_deep()),
        }
        if (count as usize).saturating_mul(slots_each) > self.header.values_end - self.at {
            return Err(CodecError::malformed("a count beyond its end"));
        }
        Ok(())
    }

    #[cold]
    fn too_deep(&self) -> CodecError {
        let text = format!("nested deeper than {} (limit `depth`)", self.limits.1);
        CodecError::new(ErrorCode::TooDeep, text)
    }

    #[inline]
    pub(super) fn close(&mut self) {
        self.depth_left += 1;
    }

    /// Where the characters of a string lie, after its slot was consumed.
    #[inline]
    pub(super) fn text_range(
        &mut self,
        tag: u32,
        payload: u32,
    ) -> Result<Range<usize>, CodecError> {
        if tag == tag::LONG_TEXT {
            return self.padded_range(payload);
        }
        let rest = self.header.text.1 - self.text_at;
        let len = if self.ascii {
            payload as usize
        } else {
            let start = self.text_at - self.header.text.0;
            bytes_of_units(&self.text.as_bytes()[start..], payload as usize)
        };
        if len > rest {
            return Err(beyond_text());
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

    #[inline]
    pub(super) fn str(&self, range: &Range<usize>) -> Result<&str, CodecError> {
        let start = self.header.text.0;
        let text = if range.start >= start {
            self.text.get(range.start - start..range.end - start)
        } else {
            std::str::from_utf8(&self.message.bytes()[range.clone()]).ok()
        };
        text.ok_or_else(not_utf8)
    }

    /// Where the next slot and the next text begin, in bytes.
    pub(super) fn position(&self) -> (usize, usize) {
        (self.at * 8, self.text_at)
    }

    pub(super) fn bytes(&self, range: Range<usize>) -> &[u8] {
        &self.message.bytes()[range]
    }

    #[inline]
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

/// What surrounds the values of a message.
struct Checked {
    header: Header,
    references: usize,
    scope: Option<Rc<DecodeScope>>,
    text: String,
}

impl Checked {
    // Into its only caller, which builds a decoder of it: moving one takes as long as reading a string.
    #[inline]
    fn new(
        message: &Message,
        peer: &Rc<dyn Peer>,
        shapes: &RefCell<ShapeReader>,
        limits: &Limits,
    ) -> Result<Self, CodecError> {
        let header = Header::parse(message)?;
        let bytes = message.bytes();
        // References before all else: even a message that is refused later gives its shares back.
        let entries = read_entries(&bytes[header.references.0..header.references.1])?;
        let references = entries.len();
        let scope = (references > 0).then(|| DecodeScope::new(Rc::clone(peer), entries));
        let definitions = &bytes[header.shapes.0..header.shapes.1];
        if !definitions.is_empty() || header.first_shape > 0 {
            shapes
                .borrow_mut()
                .read_definitions(header.first_shape, definitions)?;
        }
        if references > limits.references as usize {
            let text = format!(
                "more than {} references in one message (limit `references`); send them in parts",
                limits.references
            );
            return Err(CodecError::new(ErrorCode::TooManyRefs, text));
        }
        if bytes.len() > limits.message_bytes as usize {
            return Err(too_large("bytes", "message_bytes", limits.message_bytes));
        }
        let text = read_text(&bytes[header.text.0..header.text.1])?;
        if wire::utf16_len(&text) != header.text_units {
            return Err(CodecError::malformed("the length of its text is wrong"));
        }
        Ok(Checked {
            header,
            references,
            scope,
            text,
        })
    }
}

impl Drop for Decoder {
    fn drop(&mut self) {
        message::keep_text(std::mem::take(&mut self.text).into_bytes());
    }
}

/// The text section, in the buffer of another.
fn read_text(section: &[u8]) -> Result<String, CodecError> {
    let mut text = message::spare_text();
    text.extend_from_slice(section);
    String::from_utf8(text).map_err(|_| CodecError::malformed("its text is not UTF-8"))
}

#[cold]
fn ends_early() -> CodecError {
    CodecError::malformed("its values end too early")
}

#[cold]
fn beyond_text() -> CodecError {
    CodecError::malformed("a string beyond the end of the text")
}

#[cold]
fn not_utf8() -> CodecError {
    CodecError::malformed("a string is not UTF-8")
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
