//! A message: its bytes, aligned to 8, and the header that says what lies where.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::error::CodecError;
use super::scope::EncodeScope;
use super::shapes::ShapeWriter;
use super::wire::{HEADER_SLOTS, REFERENCE_BYTES, VERSION};
use crate::error::ErrorCode;

/// One encoded message.
///
/// The shares that its references grant belong to the receiver once [`Message::commit`] was called;
/// a message that is dropped before takes them back.
pub(crate) struct Message {
    words: Vec<u64>,
    len: usize,
    sending: Option<Sending>,
}

/// What a message that was made here has to settle when it goes.
pub(super) struct Sending {
    /// Of a message with references.
    scope: Option<Rc<EncodeScope>>,
    /// What lives as long as the message.
    kept: RefCell<Vec<Rc<dyn Any>>>,
    writer: Rc<RefCell<ShapeWriter>>,
    /// How many definitions the reader has once it has this message.
    shapes: usize,
}

impl Sending {
    pub(super) fn new(
        scope: Option<Rc<EncodeScope>>,
        writer: Rc<RefCell<ShapeWriter>>,
        shapes: usize,
    ) -> Self {
        Sending {
            scope,
            kept: RefCell::default(),
            writer,
            shapes,
        }
    }
}

impl Message {
    /// A message as it arrived.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn received(words: Vec<u64>, len: usize) -> Self {
        debug_assert!(words.len() * 8 >= len);
        Message {
            words,
            len,
            sending: None,
        }
    }

    /// A message as it arrived, at any alignment.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        let mut words = vec![0u64; super::wire::slots_for(bytes.len())];
        bytemuck::cast_slice_mut(&mut words)[..bytes.len()].copy_from_slice(bytes);
        Message {
            words,
            len: bytes.len(),
            sending: None,
        }
    }

    pub(super) fn encoded(words: Vec<u64>, len: usize, sending: Sending) -> Self {
        Message {
            words,
            len,
            sending: Some(sending),
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &bytemuck::cast_slice(&self.words)[..self.len]
    }

    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }

    /// Keeps something alive as long as this message, which was made here.
    pub(crate) fn keep(&self, value: Rc<dyn Any>) {
        if let Some(sending) = &self.sending {
            sending.kept.borrow_mut().push(value);
        }
    }

    /// The message is on its way: its shares are the receiver's from now on, and its shapes known there.
    pub(crate) fn commit(&self) {
        if let Some(sending) = &self.sending {
            if let Some(scope) = &sending.scope {
                scope.commit();
            }
            sending.writer.borrow_mut().mark_sent(sending.shapes);
        }
    }
}

/// Longest buffer, in slots, that is kept for the next message.
const MAX_SPARE_SLOTS: usize = 128 * 1024;

thread_local! {
    /// The buffer of the message that was dropped last: most calls need no allocation for theirs.
    static SPARE: Cell<Vec<u64>> = const { Cell::new(Vec::new()) };
}

/// An empty buffer for the next message.
pub(crate) fn spare_buffer() -> Vec<u64> {
    let mut buffer = SPARE.take();
    buffer.clear();
    buffer
}

/// Longest text, in bytes, whose buffer is kept.
const MAX_SPARE_TEXT: usize = 64 * 1024;

thread_local! {
    /// The same for the text of a message, which is gathered apart from its slots.
    static SPARE_TEXT: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// An empty buffer for text.
pub(super) fn spare_text() -> Vec<u8> {
    let mut text = SPARE_TEXT.take();
    text.clear();
    text
}

/// Keeps the buffer of a text that nobody needs any more.
pub(super) fn keep_text(text: Vec<u8>) {
    if text.capacity() <= MAX_SPARE_TEXT {
        let _ = SPARE_TEXT.try_with(|spare| spare.set(text));
    }
}

impl Drop for Message {
    fn drop(&mut self) {
        if self.words.capacity() <= MAX_SPARE_SLOTS {
            // At the end of a thread there may be nobody left to keep it for.
            let _ = SPARE.try_with(|spare| spare.set(std::mem::take(&mut self.words)));
        }
    }
}

/// Where the sections of a message lie, checked against its length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    pub(super) roots: usize,
    /// First slot after the values.
    pub(super) values_end: usize,
    pub(super) shapes: (usize, usize),
    pub(super) first_shape: usize,
    pub(super) references: (usize, usize),
    pub(super) text: (usize, usize),
    pub(super) text_units: usize,
}

impl Header {
    #[inline]
    pub(super) fn parse(message: &Message) -> Result<Self, CodecError> {
        let bytes = message.bytes();
        if bytes.len() < HEADER_SLOTS * 8 {
            return Err(CodecError::malformed(format_args!(
                "{} bytes are no header",
                bytes.len()
            )));
        }
        let words: &[u32] = bytemuck::cast_slice(&message.words[..HEADER_SLOTS]);
        let word = |index: usize| words[index] as usize;
        if word(0) != VERSION as usize {
            let text = format!(
                "the peer speaks version {} of the wire format, this side speaks {VERSION}",
                word(0)
            );
            return Err(CodecError::new(ErrorCode::VersionMismatch, text));
        }
        let end = |start: usize, count: usize, size: usize| {
            count.checked_mul(size).and_then(|n| n.checked_add(start))
        };
        let sections = || {
            let values = end(HEADER_SLOTS * 8, word(2), 8)?;
            let shapes = end(values, word(3), 1)?;
            let references = end(shapes, word(4), REFERENCE_BYTES)?;
            let text = end(references, word(5), 1)?;
            Some((values, shapes, references, text))
        };
        let Some((values, shapes, references, text)) =
            sections().filter(|ends| ends.3 == bytes.len())
        else {
            return Err(CodecError::malformed(
                "its length is not the sum of its sections",
            ));
        };
        if !word(3).is_multiple_of(8) {
            return Err(CodecError::malformed("the shape section is not padded"));
        }
        Ok(Header {
            roots: word(1),
            values_end: values / 8,
            shapes: (values, shapes),
            first_shape: word(7),
            references: (shapes, references),
            text: (references, text),
            text_units: word(6),
        })
    }
}
