//! What the double's side of the connection knows: its objects, and its shapes.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::FakeAbortSignal;
use crate::codec::{
    Decoder, Entry, ErasedValue, Kind, Message, Peer, Roots, ShapeReader, ShapeWriter, encode,
};
use crate::error::{ErrorCode, InteropError};
use crate::handle::{Handle, HandleTable};
use crate::limits::Limits;

/// The mirror image of Rust's `Tables`.
pub(super) struct JsTables {
    objects: RefCell<HandleTable<JsObject>>,
    shapes_out: Rc<RefCell<ShapeWriter>>,
    shapes_in: Rc<RefCell<ShapeReader>>,
    limits: Limits,
    /// References that the double has disposed, with their types: it sends them no more.
    disposed: RefCell<HashMap<u64, String>>,
    /// The signal of the call whose arguments are being read, if one is among them.
    signal: RefCell<Option<FakeAbortSignal>>,
    /// Nothing crosses: the double reads a value of its own as another type.
    pub(super) to_itself: bool,
}

/// An object of the double: its functions are those that were scripted under `prefix#name`.
struct JsObject {
    prefix: Rc<str>,
    shares: u64,
}

impl JsTables {
    pub(super) fn new() -> Rc<Self> {
        Self::made(false)
    }

    pub(super) fn to_itself() -> Rc<Self> {
        Self::made(true)
    }

    fn made(to_itself: bool) -> Rc<Self> {
        Rc::new(JsTables {
            objects: RefCell::new(HandleTable::new()),
            shapes_out: Rc::default(),
            shapes_in: Rc::default(),
            limits: Limits::default(),
            disposed: RefCell::default(),
            signal: RefCell::default(),
            to_itself,
        })
    }

    pub(super) fn of(peer: Rc<dyn Peer>) -> Result<Rc<Self>, InteropError> {
        peer.as_any().downcast().map_err(|_| {
            InteropError::new(
                ErrorCode::ForeignHandle,
                "a reference of the double on Rust's side",
            )
        })
    }

    pub(super) fn encode(
        self: &Rc<Self>,
        roots: Roots,
        values: &[&dyn ErasedValue],
    ) -> Result<Message, InteropError> {
        encode(self.clone(), &self.shapes_out, &self.limits, roots, values)
    }

    pub(super) fn decoder(self: &Rc<Self>, message: &Message) -> Result<Decoder, InteropError> {
        // Through bytes, as on a wire: nothing but the format gets across.
        let message = Message::from_bytes(message.bytes());
        Decoder::new(message, self.clone(), &self.shapes_in, &self.limits)
    }

    pub(super) fn note_disposed(&self, handle: Handle, type_name: String) {
        let key = handle.to_f64().to_bits();
        self.disposed.borrow_mut().insert(key, type_name);
    }

    /// The type of a reference that was disposed.
    pub(super) fn disposed(&self, handle: Handle) -> Option<String> {
        let key = handle.to_f64().to_bits();
        self.disposed.borrow().get(&key).cloned()
    }

    pub(super) fn signal_of_call(&self) -> FakeAbortSignal {
        self.signal.borrow_mut().get_or_insert_default().clone()
    }

    pub(super) fn take_signal(&self) -> Option<FakeAbortSignal> {
        self.signal.take()
    }

    pub(super) fn add(&self, prefix: &str) -> Handle {
        let object = JsObject {
            prefix: prefix.into(),
            shares: 0,
        };
        self.objects
            .borrow_mut()
            .insert(object)
            .expect("fewer than 16,777,216 objects in a test")
    }

    pub(super) fn prefix(&self, handle: Handle) -> Option<Rc<str>> {
        self.objects
            .borrow()
            .get(handle)
            .map(|object| Rc::clone(&object.prefix))
    }

    pub(super) fn grant(&self, handle: Handle) -> u32 {
        if let Some(object) = self.objects.borrow_mut().get_mut(handle) {
            object.shares += 1;
        }
        0
    }

    /// Rust gave a share back, or it never got there.
    pub(super) fn release(&self, handle: Handle) {
        let mut objects = self.objects.borrow_mut();
        let Some(object) = objects.get_mut(handle) else {
            return;
        };
        object.shares = object.shares.saturating_sub(1);
        if object.shares == 0 {
            objects.remove(handle);
        }
    }

    pub(super) fn live_objects(&self) -> usize {
        self.objects.borrow().len()
    }
}

impl Peer for JsTables {
    fn owns(&self, kind: Kind) -> bool {
        kind == Kind::JsObject
    }

    fn take_back(&self, handle: Handle) {
        self.release(handle);
    }

    /// What the double was sent it keeps until it disposes it, as JavaScript does.
    fn give_back(&self, _: Entry) {}

    fn as_any(self: Rc<Self>) -> Rc<dyn Any> {
        self
    }
}
