//! The places where both halves leave things for each other: status, IN and OUT.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::call::{Outcome, Returned};
use crate::codec::{Message, Scalar, spare_buffer};
use crate::error::InteropError;

/// What became of a call, as JavaScript reads it. Zero means: look at nothing else.
#[derive(Clone, Copy)]
#[repr(u32)]
pub(super) enum Status {
    Number = 0,
    Message = 1,
    Error = 2,
    Promise = 3,
    Undefined = 4,
    Null = 5,
    False = 6,
    True = 7,
    /// The string at OUT.
    Text = 8,
    /// A share of the object whose handle is the number; its type's number stands in the second word.
    Object = 9,
    /// Between two functions of Rust: a call into JavaScript was not made.
    NoCall = 12,
}

/// `[status, out_address, out_length]`. Atomics, because a plain static cannot be written safely; in
/// wasm without threads they are plain stores.
#[allow(unsafe_code)] // a reserved export name
#[unsafe(export_name = "__interop_status")]
static STATUS: [AtomicU32; 3] = [const { AtomicU32::new(0) }; 3];

thread_local! {
    /// What JavaScript wrote, and its length in bytes.
    static IN: Cell<(Vec<u64>, usize)> = const { Cell::new((Vec::new(), 0)) };
    /// Kept until the next message goes out, so that JavaScript can read it.
    static OUT: RefCell<Option<Message>> = const { RefCell::new(None) };
    /// The string that went out last, kept as long.
    static OUT_TEXT: Cell<String> = const { Cell::new(String::new()) };
}

/// How many bytes of text can stand beside the arguments of a call. What is longer goes as a message.
const TEXT_ROOM: usize = 16 * 1024;

/// Text that JavaScript puts beside the arguments of a call: one string after another.
#[allow(unsafe_code)] // a reserved export name
#[unsafe(export_name = "__interop_text")]
static TEXT: [AtomicU32; TEXT_ROOM / 4] = [const { AtomicU32::new(0) }; TEXT_ROOM / 4];

/// The next string of it.
#[allow(unsafe_code)]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked
#[allow(clippy::cast_precision_loss, clippy::float_cmp)]
pub(super) fn take_text(start: usize, length: f64) -> Option<String> {
    let bytes = length as usize;
    if bytes > TEXT_ROOM - start || bytes as f64 != length {
        return None;
    }
    // SAFETY: within the array, of which there is no other reference: only JavaScript writes it, and not while Rust runs.
    let bytes = unsafe { std::slice::from_raw_parts(TEXT.as_ptr().cast::<u8>().add(start), bytes) };
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

/// Makes IN hold so many bytes; null when memory is short.
pub(super) fn reserve(length: usize) -> *mut u64 {
    let mut buffer = IN.take().0;
    if buffer.capacity() == 0 {
        buffer = spare_buffer();
    }
    buffer.clear();
    let slots = length.div_ceil(8);
    if buffer.try_reserve(slots).is_err() {
        return std::ptr::null_mut();
    }
    buffer.resize(slots, 0);
    let address = buffer.as_mut_ptr();
    IN.set((buffer, length));
    address
}

/// The message in IN. It is taken: a call in between fills another buffer.
pub(super) fn take_in() -> Message {
    let (buffer, length) = IN.take();
    Message::received(buffer, length)
}

/// The message in IN, if there is one that nobody has taken.
pub(super) fn take_unread() -> Option<Message> {
    let (buffer, length) = IN.take();
    (length > 0).then(|| Message::received(buffer, length))
}

/// Leaves a message in OUT.
pub(super) fn put_out(message: Message) {
    message.commit();
    let bytes = message.bytes();
    STATUS[1].store(address(bytes.as_ptr()), Relaxed);
    STATUS[2].store(bytes.len().try_into().unwrap_or(u32::MAX), Relaxed);
    let before = OUT.replace(Some(message));
    drop(before);
}

/// Leaves a string in OUT.
fn put_out_text(text: String) {
    STATUS[1].store(address(text.as_ptr()), Relaxed);
    STATUS[2].store(text.len().try_into().unwrap_or(u32::MAX), Relaxed);
    drop(OUT_TEXT.replace(text));
}

/// The message in OUT was read: what it kept alive may go.
pub(super) fn drop_out() {
    let read = OUT.take();
    drop(read);
}

/// Leaves an outcome: the status, and the number that goes with it.
pub(super) fn leave(
    outcome: Outcome,
    encode_error: impl FnOnce(&InteropError) -> Message,
) -> (Status, f64) {
    match outcome {
        Ok(payload) => match payload.0 {
            Returned::Scalar(Scalar::Number(number)) => (Status::Number, number),
            Returned::Nothing | Returned::Scalar(Scalar::Undefined) => (Status::Undefined, 0.0),
            Returned::Scalar(Scalar::Null) => (Status::Null, 0.0),
            Returned::Scalar(Scalar::Bool(false)) => (Status::False, 0.0),
            Returned::Scalar(Scalar::Bool(true)) => (Status::True, 0.0),
            Returned::Message(message) => {
                put_out(message);
                (Status::Message, 0.0)
            }
            Returned::Text(text) => {
                put_out_text(text);
                (Status::Text, 0.0)
            }
            Returned::Object(object, send) => match send(&object) {
                Ok((handle, type_number)) => {
                    STATUS[1].store(type_number, Relaxed);
                    (Status::Object, handle.to_f64())
                }
                Err(error) => leave(Err(error), encode_error),
            },
        },
        Err(error) => {
            put_out(encode_error(&error));
            (Status::Error, 0.0)
        }
    }
}

pub(super) fn set_status(status: Status) {
    STATUS[0].store(status as u32, Relaxed);
}

/// What JavaScript says of a call.
pub(super) fn status() -> u32 {
    STATUS[0].load(Relaxed)
}

/// The same, which is then forgotten.
pub(super) fn take_status() -> u32 {
    let status = STATUS[0].load(Relaxed);
    if status != 0 {
        STATUS[0].store(0, Relaxed);
    }
    status
}

#[allow(clippy::cast_possible_truncation)] // addresses of wasm32
pub(super) fn address<T>(pointer: *const T) -> u32 {
    pointer as usize as u32
}
