//! The frames of `docs/frames.md`: their kinds, and how those that Rust sends are written.

use crate::call::{CallId, Invocation};
use crate::handle::Handle;

/// The version of the frames in the low half, that of the values in the high half.
pub(super) const VERSIONS: u32 = 1 | (1 << 16);
pub(super) const HEADER: usize = 16;

/// The first byte of a frame.
pub(super) mod kind {
    pub(in super::super) const HELLO: u8 = 1;
    pub(in super::super) const CALL: u8 = 2;
    pub(in super::super) const RESULT: u8 = 3;
    pub(in super::super) const INVOKE: u8 = 4;
    pub(in super::super) const ANSWER: u8 = 5;
    pub(in super::super) const CANCEL: u8 = 6;
    pub(in super::super) const RELEASE: u8 = 7;
    pub(in super::super) const DISPOSE: u8 = 8;
    pub(in super::super) const REPORT: u8 = 9;
    pub(in super::super) const TYPES: u8 = 10;
    pub(in super::super) const BYE: u8 = 11;
    pub(in super::super) const FORGET: u8 = 12;
}

/// The second byte of a `CALL`.
pub(super) mod callee {
    pub(in super::super) const FUNCTION: u8 = 0;
    pub(in super::super) const METHOD: u8 = 1;
    pub(in super::super) const EXPORT: u8 = 2;
    pub(in super::super) const CALLBACK: u8 = 3;
    pub(in super::super) const GETTER: u8 = 4;
    pub(in super::super) const SETTER: u8 = 5;
}

/// The second byte of a `RESULT` or an `ANSWER`.
pub(super) mod outcome {
    pub(in super::super) const VALUE: u8 = 0;
    pub(in super::super) const ERROR: u8 = 1;
    /// Without a message: undefined, or a result that nobody wants.
    pub(in super::super) const NOTHING: u8 = 2;
}

/// A header, and room for what follows.
fn frame(kind: u8, what: u8, flags: u8, detail: u32, id: f64, following: usize) -> Vec<u8> {
    let mut frame = Vec::with_capacity(HEADER + following);
    frame.extend_from_slice(&[kind, what, flags, 0]);
    frame.extend_from_slice(&detail.to_le_bytes());
    frame.extend_from_slice(&id.to_le_bytes());
    frame
}

fn with_message(kind: u8, what: u8, detail: u32, id: f64, message: &[u8]) -> Vec<u8> {
    let mut frame = frame(kind, what, 0, detail, id, message.len());
    frame.extend_from_slice(message);
    frame
}

pub(super) fn hello(message: &[u8]) -> Vec<u8> {
    with_message(kind::HELLO, 0, VERSIONS, 0.0, message)
}

/// `outcome`: a constant of the module of that name.
pub(super) fn result(call: f64, outcome: u8, message: &[u8]) -> Vec<u8> {
    with_message(kind::RESULT, outcome, 0, call, message)
}

pub(super) fn invoke(call: CallId, invocation: &Invocation<'_>) -> Vec<u8> {
    let module = invocation.module.unwrap_or_default().as_bytes();
    let name = invocation.name.as_bytes();
    let args = invocation.args.bytes();
    let (verb, wants) = (invocation.verb as u8, invocation.result.bits());
    let following = 24 + module.len() + name.len() + args.len();
    let mut frame = frame(kind::INVOKE, verb, wants, 0, call.to_f64(), following);
    let target = invocation.target.map_or(0.0, Handle::to_f64);
    frame.extend_from_slice(&target.to_le_bytes());
    for text in [module, name] {
        let length = u32::try_from(text.len()).expect("a name is shorter than 4 GiB");
        frame.extend_from_slice(&length.to_le_bytes());
    }
    frame.extend_from_slice(module);
    frame.extend_from_slice(name);
    frame.resize(frame.len().next_multiple_of(8), 0);
    frame.extend_from_slice(args);
    frame
}

pub(super) fn cancel(call: CallId) -> Vec<u8> {
    frame(kind::CANCEL, 0, 0, 0, call.to_f64(), 0)
}

pub(super) fn release(handle: Handle) -> Vec<u8> {
    frame(kind::RELEASE, 0, 0, 1, handle.to_f64(), 0)
}

/// No error holds the thrown value of this number any more.
pub(super) fn forget(number: f64) -> Vec<u8> {
    frame(kind::FORGET, 0, 0, 0, number, 0)
}

pub(super) fn report(message: &[u8]) -> Vec<u8> {
    with_message(kind::REPORT, 0, 0, 0.0, message)
}

/// The names of types, from a number on.
pub(super) fn types(first: u32, message: &[u8]) -> Vec<u8> {
    with_message(kind::TYPES, 0, first, 0.0, message)
}

pub(super) fn bye(message: &[u8]) -> Vec<u8> {
    with_message(kind::BYE, 0, VERSIONS, 0.0, message)
}
