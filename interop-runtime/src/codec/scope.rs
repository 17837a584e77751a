//! The scope of one encode or decode: the references it made, kept or given back as one.
//!
//! serde gives a type's `Serialize` no way to reach our serializer, so the scope that is at work is
//! found through a thread-local stack (`active`).

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::special::Held;
use crate::error::{ErrorCode, InteropError};
use crate::handle::Handle;

/// Which side owns the object of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    RustObject = 1,
    JsObject = 2,
    /// A Rust closure, which is a function in JavaScript.
    Callback = 3,
}

/// One entry of the reference section.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    pub(crate) detail: u32,
    pub(crate) handle: Handle,
}

/// One side of a connection, as far as shares go.
pub(crate) trait Peer {
    /// Whether this side owns objects of a kind: sending one of these grants a share.
    fn owns(&self, kind: Kind) -> bool;
    /// A share that was granted to the other side did not get there.
    fn take_back(&self, handle: Handle);
    /// A share that was granted to this side is not wanted.
    fn give_back(&self, entry: Entry);
    /// For `Serialize` and `Deserialize` impls that need their own side's tables.
    fn as_any(self: Rc<Self>) -> Rc<dyn Any>;
}

/// The references of one message on its way out.
pub(crate) struct EncodeScope {
    peer: Rc<dyn Peer>,
    entries: RefCell<Vec<(Entry, Cell<bool>)>>,
    /// Where each object stands among the entries. Handles are ours, and need no keys at random, which take time to make.
    index: RefCell<HashMap<(Kind, Handle), usize, BuildHasherDefault<DefaultHasher>>>,
    /// What must live until the message was read: an object that goes back to its owner has no share
    /// of its own in the message.
    kept: RefCell<Vec<Rc<dyn Any>>>,
    max_entries: usize,
    committed: Cell<bool>,
}

impl EncodeScope {
    pub(super) fn new(peer: Rc<dyn Peer>, max_entries: u32) -> Rc<Self> {
        Rc::new(EncodeScope {
            peer,
            entries: RefCell::default(),
            index: RefCell::default(),
            kept: RefCell::default(),
            max_entries: max_entries as usize,
            committed: Cell::new(false),
        })
    }

    pub(crate) fn peer(&self) -> Rc<dyn Peer> {
        Rc::clone(&self.peer)
    }

    /// The token for an object; one entry however often it stands in the message. `grant` is called
    /// for a new entry, to count the share that goes along.
    pub(crate) fn token(
        &self,
        kind: Kind,
        handle: Handle,
        grant: impl FnOnce() -> u32,
    ) -> Result<Token, InteropError> {
        let known = self.index.borrow().get(&(kind, handle)).copied();
        let index = match known {
            Some(index) => index,
            None if self.entries.borrow().len() == self.max_entries => {
                let text = format!(
                    "more than {} references in one message (limit `references`); send them in parts",
                    self.max_entries
                );
                return Err(InteropError::new(ErrorCode::TooManyRefs, text));
            }
            None => {
                let entry = Entry {
                    kind,
                    detail: grant(),
                    handle,
                };
                let mut entries = self.entries.borrow_mut();
                entries.push((entry, Cell::new(false)));
                self.index
                    .borrow_mut()
                    .insert((kind, handle), entries.len() - 1);
                entries.len() - 1
            }
        };
        Ok(Token(u32::try_from(index).expect("bounded by a u32 limit")))
    }

    /// Keeps something alive as long as the message.
    pub(crate) fn keep(&self, value: Rc<dyn Any>) {
        self.kept.borrow_mut().push(value);
    }

    /// Notes that the token stands in the message. False for a token that was not given out.
    pub(super) fn written(&self, token: u32) -> bool {
        let entries = self.entries.borrow();
        entries
            .get(token as usize)
            .map(|(_, written)| written.set(true))
            .is_some()
    }

    pub(super) fn all_written(&self) -> bool {
        self.entries
            .borrow()
            .iter()
            .all(|(_, written)| written.get())
    }

    pub(super) fn entries(&self) -> Vec<Entry> {
        self.entries
            .borrow()
            .iter()
            .map(|(entry, _)| *entry)
            .collect()
    }

    pub(super) fn commit(&self) {
        self.committed.set(true);
    }
}

impl Drop for EncodeScope {
    fn drop(&mut self) {
        if !self.committed.get() {
            for (entry, _) in self.entries.take() {
                if self.peer.owns(entry.kind) {
                    self.peer.take_back(entry.handle);
                }
            }
        }
    }
}

/// The references of one message on its way in.
pub(crate) struct DecodeScope {
    peer: Rc<dyn Peer>,
    entries: Vec<Claimable>,
    /// Values that serde's data model has no word for, until their token is asked for.
    held: RefCell<Vec<Held>>,
}

/// An entry, and what the first value that claimed it made of it.
type Claimable = (Entry, OnceCell<Rc<dyn Any>>);

impl DecodeScope {
    pub(super) fn new(peer: Rc<dyn Peer>, entries: Vec<Entry>) -> Rc<Self> {
        let entries = entries
            .into_iter()
            .map(|entry| (entry, OnceCell::new()))
            .collect();
        Rc::new(DecodeScope {
            peer,
            entries,
            held: RefCell::default(),
        })
    }

    /// A token for a value that is no reference.
    pub(super) fn hold(&self, value: Held) -> Token {
        let mut held = self.held.borrow_mut();
        held.push(value);
        let index = u32::try_from(held.len() - 1).expect("bounded by the slots of a message");
        Token(Token::HELD | index)
    }

    /// The value of such a token; nothing for the token of a reference.
    pub(crate) fn held(&self, token: Token) -> Option<Held> {
        let index = token.0.checked_sub(Token::HELD)? as usize;
        self.held.borrow().get(index).cloned()
    }

    pub(crate) fn peer(&self) -> Rc<dyn Peer> {
        Rc::clone(&self.peer)
    }

    pub(crate) fn entry(&self, token: Token) -> Result<Entry, InteropError> {
        Ok(self.find(token)?.0)
    }

    /// What stands for the entry on this side. `make` is called once for each entry, and from then
    /// on the share is its own to give back.
    pub(crate) fn claim(
        &self,
        token: Token,
        make: impl FnOnce(Entry) -> Rc<dyn Any>,
    ) -> Result<Rc<dyn Any>, InteropError> {
        let (entry, claimed) = self.find(token)?;
        Ok(Rc::clone(claimed.get_or_init(|| make(*entry))))
    }

    fn find(&self, token: Token) -> Result<&Claimable, InteropError> {
        if let Some(held) = self.held(token) {
            let text = format!("expected a reference, found {held}");
            return Err(InteropError::new(ErrorCode::TypeMismatch, text));
        }
        self.entries.get(token.0 as usize).ok_or_else(|| {
            InteropError::new(
                ErrorCode::ProtocolError,
                "malformed message: a reference without an entry",
            )
        })
    }
}

impl Drop for DecodeScope {
    fn drop(&mut self) {
        for (entry, claimed) in &self.entries {
            if claimed.get().is_none() && !self.peer.owns(entry.kind) {
                self.peer.give_back(*entry);
            }
        }
    }
}

/// Stands inside serde for a reference, or for another value that serde has no word for.
///
/// It serializes as a `u32` and is read back by `visit_u32` only, which no number of a user's calls.
#[derive(Clone, Copy)]
pub(crate) struct Token(pub(super) u32);

impl Token {
    /// Marks the token of a value that is no reference.
    const HELD: u32 = 1 << 31;
}

impl Serialize for Token {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.0)
    }
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OnlyU32;
        impl serde::de::Visitor<'_> for OnlyU32 {
            type Value = Token;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a reference")
            }
            fn visit_u32<E>(self, index: u32) -> Result<Token, E> {
                Ok(Token(index))
            }
        }
        deserializer.deserialize_u32(OnlyU32)
    }
}
