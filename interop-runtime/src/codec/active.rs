//! What is being encoded or decoded now: a stack, because a value's own code may begin another.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::error::CodecError;
use super::scope::{DecodeScope, EncodeScope, Peer};
use crate::error::{ErrorCode, InteropError};

enum Active {
    Encoding(Encoding),
    Decoding(Decoding),
    /// A call that came in meanwhile: what it does is none of the outer scope's business.
    Nothing,
}

/// An encode, whose scope is made for its first reference: most messages have none.
struct Encoding {
    peer: Rc<dyn Peer>,
    max_entries: u32,
    scope: Option<Rc<EncodeScope>>,
}

/// A decode. A message without references has a scope only if one of its values asks for it.
struct Decoding {
    peer: Rc<dyn Peer>,
    scope: Option<Rc<DecodeScope>>,
}

thread_local! {
    static ACTIVE: RefCell<Vec<Active>> = const { RefCell::new(Vec::new()) };
    /// How many those are: what every call asks is one load.
    static ENTERED: Cell<u32> = const { Cell::new(0) };
}

/// Keeps a scope on the stack while it lives.
pub(super) struct Entered(());

impl Entered {
    pub(super) fn encoding(peer: Rc<dyn Peer>, max_entries: u32) -> Self {
        Self::push(Active::Encoding(Encoding {
            peer,
            max_entries,
            scope: None,
        }))
    }

    pub(super) fn decoding(peer: &Rc<dyn Peer>, scope: Option<&Rc<DecodeScope>>) -> Self {
        Self::push(Active::Decoding(Decoding {
            peer: Rc::clone(peer),
            scope: scope.cloned(),
        }))
    }

    fn push(active: Active) -> Self {
        ACTIVE.with_borrow_mut(|all| all.push(active));
        ENTERED.set(ENTERED.get() + 1);
        Entered(())
    }

    #[cold]
    fn nothing() -> Self {
        Self::push(Active::Nothing)
    }

    /// The end of an encode: the scope, if a reference needed one.
    pub(super) fn encoded(entered: Self) -> Option<Rc<EncodeScope>> {
        let scope = ACTIVE.with_borrow_mut(|all| match all.last_mut() {
            Some(Active::Encoding(encoding)) => encoding.scope.take(),
            _ => None,
        });
        drop(entered);
        scope
    }
}

/// Runs a call that came in, apart from whatever is being encoded or decoded around it.
#[inline]
pub(crate) fn apart<R>(run: impl FnOnce() -> R) -> R {
    let _apart = Apart::enter();
    run()
}

/// Keeps a call apart while it lives. A guard and not a branch, so that what runs is compiled in one place.
pub(crate) struct Apart {
    _entered: Option<Entered>,
}

impl Apart {
    #[inline]
    pub(crate) fn enter() -> Self {
        Apart {
            _entered: (ENTERED.get() > 0).then(Entered::nothing),
        }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        ENTERED.set(ENTERED.get() - 1);
        let ended = ACTIVE.with_borrow_mut(Vec::pop);
        // Dropped here, outside the borrow: the end of a scope may give shares back.
        drop(ended);
    }
}

/// The scope that encodes now; an error of `E` when a reference meets any other serializer.
pub(crate) fn encoding<E: serde::ser::Error>() -> Result<Rc<EncodeScope>, E> {
    let scope = ACTIVE.with_borrow_mut(|active| match active.last_mut() {
        Some(Active::Encoding(encoding)) => {
            let make = || EncodeScope::new(Rc::clone(&encoding.peer), encoding.max_entries);
            Some(Rc::clone(encoding.scope.get_or_insert_with(make)))
        }
        _ => None,
    });
    scope.ok_or_else(|| CodecError::carry_out(outside("serialized")))
}

/// The scope that decodes now.
pub(crate) fn decoding<E: serde::de::Error>() -> Result<Rc<DecodeScope>, E> {
    maybe_decoding().ok_or_else(|| CodecError::carry(outside("deserialized")))
}

/// The same for a type that other deserializers can read too.
pub(super) fn maybe_decoding() -> Option<Rc<DecodeScope>> {
    ACTIVE.with_borrow_mut(|active| match active.last_mut() {
        Some(Active::Decoding(decoding)) => {
            let make = || DecodeScope::new(Rc::clone(&decoding.peer), Vec::new());
            Some(Rc::clone(decoding.scope.get_or_insert_with(make)))
        }
        _ => None,
    })
}

fn outside(verb: &str) -> InteropError {
    let text = format!(
        "a reference can be {verb} only as part of a call between Rust and JavaScript; send an id in its place"
    );
    InteropError::new(ErrorCode::NotSerializable, text)
}
