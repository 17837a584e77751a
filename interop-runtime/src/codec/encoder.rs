//! The state of one encode: slots, text, shapes and limits; the serde side is in `serializer`.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;

use super::active::Entered;
use super::bigint::BigInt;
use super::error::CodecError;
use super::marker::Marker;
use super::message::{self, Message, Sending};
use super::record::RecordWriter;
use super::scope::{EncodeScope, Peer};
use super::shapes::ShapeWriter;
use super::wire::{self, HEADER_SLOTS, MAX_TEXT_UNITS, VERSION, tag};
use crate::error::{ErrorCode, InteropError};
use crate::limits::Limits;

pub(crate) struct Encoder<'c> {
    pub(super) slots: Vec<u64>,
    text: Vec<u8>,
    text_units: usize,
    /// Whether these are the arguments of a call into JavaScript, which can be cancelled.
    pub(super) is_call: bool,
    pub(super) shapes: &'c Rc<RefCell<ShapeWriter>>,
    limits: &'c Limits,
    nodes: u32,
    depth: u32,
    /// The next value is what this marker stands for, not a user's own.
    pub(super) expects: Option<Marker>,
}

/// What the root values of a message are, for the paths in errors.
#[derive(Clone, Copy)]
pub(crate) enum Roots {
    Arguments,
    Result,
    /// The data of an error.
    Data,
}

impl Roots {
    pub(crate) fn place(self, error: CodecError, index: usize) -> InteropError {
        match self {
            Roots::Arguments => error.at_argument(index),
            Roots::Result => error.at_result(),
            Roots::Data => error.at_data(),
        }
    }
}

/// Encodes a message of these root values. On an error the shares granted so far are taken back.
pub(crate) fn encode(
    peer: Rc<dyn Peer>,
    shapes: &Rc<RefCell<ShapeWriter>>,
    limits: &Limits,
    roots: Roots,
    values: &[&dyn ErasedValue],
) -> Result<Message, InteropError> {
    let mut slots = message::spare_buffer();
    slots.extend_from_slice(&[0; HEADER_SLOTS]);
    let mut encoder = Encoder {
        slots,
        text: message::spare_text(),
        text_units: 0,
        is_call: matches!(roots, Roots::Arguments),
        shapes,
        limits,
        nodes: 0,
        depth: 0,
        expects: None,
    };
    let entered = Entered::encoding(peer, limits.references);
    for (index, value) in values.iter().enumerate() {
        value
            .write(Writer(&mut encoder))
            .map_err(|error| roots.place(error, index))?;
    }
    let scope = Entered::encoded(entered);
    encoder
        .finish(truncate(values.len()), scope)
        .map_err(CodecError::into_error)
}

/// A value of any serializable type, so that what surrounds a value is compiled once.
///
/// Public only because the arguments of public functions are made of it; nobody outside can call it.
pub trait ErasedValue {
    #[doc(hidden)]
    fn write(&self, writer: Writer<'_, '_>) -> Result<(), CodecError>;
}

impl<'a, 'c> Writer<'a, 'c> {
    /// Writes a record of ours.
    pub(crate) fn record(
        self,
        fields: impl FnOnce(&mut RecordWriter<'a, 'c>) -> Result<(), CodecError>,
    ) -> Result<(), CodecError> {
        let mut record = RecordWriter::open(self.0)?;
        fields(&mut record)?;
        record.close();
        Ok(())
    }
}

/// The encoder, as far as the outside may see it: not at all.
pub struct Writer<'a, 'c>(&'a mut Encoder<'c>);

impl<T: Serialize> ErasedValue for T {
    fn write(&self, writer: Writer<'_, '_>) -> Result<(), CodecError> {
        self.serialize(writer.0)
    }
}

impl Encoder<'_> {
    /// Counts one value against the limits; called before anything is written for it.
    #[inline]
    pub(super) fn node(&mut self) -> Result<(), CodecError> {
        self.nodes += 1;
        let bytes = self.slots.len() * 8 + self.text.len();
        if self.nodes > self.limits.nodes || bytes > self.limits.message_bytes as usize {
            return Err(self.too_long());
        }
        Ok(())
    }

    #[cold]
    fn too_long(&self) -> CodecError {
        if self.nodes > self.limits.nodes {
            return too_large("values", "nodes", self.limits.nodes);
        }
        too_large("bytes", "message_bytes", self.limits.message_bytes)
    }

    #[inline]
    pub(super) fn open(&mut self) -> Result<(), CodecError> {
        self.node()?;
        self.depth += 1;
        if self.depth > self.limits.depth {
            return Err(self.too_deep());
        }
        Ok(())
    }

    #[cold]
    fn too_deep(&self) -> CodecError {
        let text = format!("nested deeper than {} (limit `depth`)", self.limits.depth);
        CodecError::new(ErrorCode::TooDeep, text)
    }

    #[inline]
    pub(super) fn close(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn depth(&self) -> u32 {
        self.depth
    }

    #[inline]
    pub(super) fn push_number(&mut self, value: f64) -> Result<(), CodecError> {
        self.node()?;
        self.slots.push(wire::number(value));
        Ok(())
    }

    #[inline]
    pub(super) fn push_tag(&mut self, tag: u32, payload: u32) {
        self.slots.push(wire::tagged(tag, payload));
    }

    pub(super) fn push_text(&mut self, text: &str) -> Result<(), CodecError> {
        self.node()?;
        // No string of more bytes than that has so few units.
        let units = if text.len() <= MAX_TEXT_UNITS * 3 {
            wire::utf16_len(text)
        } else {
            usize::MAX
        };
        if units <= MAX_TEXT_UNITS {
            self.push_tag(tag::TEXT, truncate(units));
            append(&mut self.text, text.as_bytes());
            self.text_units += units;
            Ok(())
        } else {
            self.push_padded(tag::LONG_TEXT, text.as_bytes())
        }
    }

    pub(super) fn push_bigint(&mut self, value: &BigInt) -> Result<(), CodecError> {
        self.node()?;
        let digits = self.limits.bigint_digits;
        if value.exceeds(digits) {
            return Err(too_large("digits in a bigint", "bigint_digits", digits));
        }
        let sign = if value.is_negative() {
            wire::NEGATIVE
        } else {
            0
        };
        self.push_tag(tag::BIGINT, sign | truncate(value.words().len()));
        self.slots.extend_from_slice(value.words());
        Ok(())
    }

    pub(super) fn push_date(&mut self, millis: i64) -> Result<(), CodecError> {
        self.node()?;
        if millis.unsigned_abs() > wire::MAX_DATE.unsigned_abs() {
            let text = format!("{millis} ms from 1970 is beyond the range of a Date, ±8.64e15");
            return Err(CodecError::new(ErrorCode::OutOfRange, text));
        }
        self.push_tag(tag::DATE, 0);
        #[allow(clippy::cast_precision_loss)] // whole numbers of this range are exact
        self.slots.push((millis as f64).to_bits());
        Ok(())
    }

    pub(super) fn push_padded(&mut self, tag: u32, bytes: &[u8]) -> Result<(), CodecError> {
        let limit = self.limits.message_bytes;
        if bytes.len() > limit as usize {
            return Err(too_large("bytes", "message_bytes", limit));
        }
        let slots = wire::slots_for(bytes.len());
        // What is long may not fit into memory; that is no reason to end the instance.
        if self.slots.try_reserve(slots + 1).is_err() {
            let text = format!(
                "no memory is left for a message with {} more bytes",
                bytes.len()
            );
            return Err(CodecError::new(ErrorCode::TooLarge, text));
        }
        self.push_tag(tag, truncate(bytes.len()));
        let start = self.slots.len();
        self.slots.resize(start + slots, 0);
        bytemuck::cast_slice_mut(&mut self.slots[start..])[..bytes.len()].copy_from_slice(bytes);
        Ok(())
    }

    pub(super) fn text_len(&self) -> usize {
        self.text.len()
    }

    /// The string that was written since, if it was one string and nothing else.
    pub(super) fn text_written(&self, slots: usize, text: usize) -> Option<&str> {
        let bytes = match wire::read(*self.slots.get(slots)?) {
            Ok((tag::TEXT, _)) => &self.text[text..],
            Ok((tag::LONG_TEXT, len)) => {
                &bytemuck::cast_slice(&self.slots[slots + 1..])[..len as usize]
            }
            _ => return None,
        };
        std::str::from_utf8(bytes).ok()
    }

    /// What was written since, for comparing keys.
    pub(super) fn bytes_written(&self, slots: usize, text: usize) -> Box<[u8]> {
        let slots: &[u8] = bytemuck::cast_slice(&self.slots[slots..]);
        [slots, &self.text[text..]].concat().into()
    }

    fn finish(mut self, roots: u32, scope: Option<Rc<EncodeScope>>) -> Result<Message, CodecError> {
        if scope.as_ref().is_some_and(|scope| !scope.all_written()) {
            let text = "a reference inside this value was given to another serializer; it cannot be turned into text";
            return Err(CodecError::new(ErrorCode::NotSerializable, text));
        }
        let value_slots = self.slots.len() - HEADER_SLOTS;
        let (first_shape, shape_bytes) = self.append_shapes();
        let references = scope
            .as_ref()
            .map_or(0, |scope| self.append_references(scope));
        let text_start = self.slots.len() * 8;
        let len = text_start + self.text.len();
        if len > self.limits.message_bytes as usize {
            return Err(too_large(
                "bytes",
                "message_bytes",
                self.limits.message_bytes,
            ));
        }
        self.append_text();
        let text_bytes = self.text.len();
        message::keep_text(self.text);
        let words = [
            VERSION,
            roots,
            truncate(value_slots),
            truncate(shape_bytes),
            truncate(references),
            truncate(text_bytes),
            truncate(self.text_units),
            truncate(first_shape),
        ];
        bytemuck::cast_slice_mut(&mut self.slots[..HEADER_SLOTS]).copy_from_slice(&words);
        let shapes = self.shapes.borrow().count();
        Ok(Message::encoded(
            self.slots,
            len,
            Sending::new(scope, Rc::clone(self.shapes), shapes),
        ))
    }

    fn append_text(&mut self) {
        if self.text.len() > FEW_BYTES {
            let start = self.slots.len();
            let slots = wire::slots_for(self.text.len());
            self.slots.resize(start + slots, 0);
            bytemuck::cast_slice_mut(&mut self.slots[start..])[..self.text.len()]
                .copy_from_slice(&self.text);
            return;
        }
        for bytes in self.text.chunks(8) {
            let slot = bytes
                .iter()
                .rev()
                .fold(0, |slot, byte| slot << 8 | u64::from(*byte));
            self.slots.push(slot);
        }
    }

    /// Returns the id of the first definition and the length of the section.
    fn append_shapes(&mut self) -> (usize, usize) {
        let shapes = self.shapes.borrow();
        let mut section = Vec::new();
        let first = shapes.write_definitions(&mut section);
        if section.is_empty() {
            return (0, 0);
        }
        section.resize(section.len().next_multiple_of(8), 0);
        let start = self.slots.len();
        self.slots.resize(start + section.len() / 8, 0);
        bytemuck::cast_slice_mut(&mut self.slots[start..]).copy_from_slice(&section);
        (first, section.len())
    }

    fn append_references(&mut self, scope: &EncodeScope) -> usize {
        let entries = scope.entries();
        for entry in &entries {
            self.slots
                .push(u64::from(entry.kind as u32) | (u64::from(entry.detail) << 32));
            self.slots.push(entry.handle.to_f64().to_bits());
        }
        entries.len()
    }
}

/// So many bytes are copied by hand: the instruction for any number of them takes longer than as many stores.
const FEW_BYTES: usize = 64;

fn append(text: &mut Vec<u8>, bytes: &[u8]) {
    if bytes.len() > FEW_BYTES {
        text.extend_from_slice(bytes);
        return;
    }
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        text.extend_from_slice(chunk);
    }
    for byte in rest {
        text.push(*byte);
    }
}

pub(super) fn too_large(what: &str, limit: &str, value: u32) -> CodecError {
    CodecError::new(
        ErrorCode::TooLarge,
        format!("more than {value} {what} in one message (limit `{limit}`); send it in parts"),
    )
}

/// For lengths that `finish` has bounded by 2^32 − 1 in all.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn truncate(length: usize) -> u32 {
    length as u32
}
