//! A message that stands by itself: no connection, its own shapes, no references. The data of an error is one.

use std::any::Any;
use std::rc::Rc;

use serde::Serialize;

use super::decoder::Decoder;
use super::encoder::{Roots, encode};
use super::message::Message;
use super::record::Root;
use super::scope::{Entry, Kind, Peer};
use crate::error::InteropError;
use crate::handle::Handle;
use crate::limits::Limits;

/// The peer of nobody.
struct Detached;

impl Peer for Detached {
    fn owns(&self, _: Kind) -> bool {
        false
    }

    fn take_back(&self, _: Handle) {}

    fn give_back(&self, _: Entry) {}

    fn as_any(self: Rc<Self>) -> Rc<dyn Any> {
        self
    }
}

/// Whether a message is made or read that cannot hold references.
pub(crate) fn is_detached(peer: &dyn Any) -> bool {
    peer.is::<Detached>()
}

fn limits() -> Limits {
    let limits = Limits::default();
    Limits {
        references: 0,
        message_bytes: limits.error_data,
        ..limits
    }
}

/// The bytes of a value.
pub(crate) fn encode_detached<T: Serialize>(value: &T) -> Result<Message, InteropError> {
    encode(
        Rc::new(Detached),
        &Rc::default(),
        &limits(),
        Roots::Data,
        &[value],
    )
}

/// The value in such bytes.
pub(crate) fn decode_detached<T: Root>(bytes: &[u8]) -> Result<T, InteropError> {
    let message = Message::from_bytes(bytes);
    let mut decoder = Decoder::new(message, Rc::new(Detached), &Rc::default(), &limits())?;
    decoder.next(Roots::Data, 0)
}
