//! What one connection knows: the objects that JavaScript holds, their types, and the shapes.

use std::any::{Any, TypeId};
#[cfg(not(target_arch = "wasm32"))]
use std::cell::Cell;
use std::cell::RefCell;
use std::rc::Rc;

use super::{Gone, Object};
use crate::codec::{Entry, Kind, Peer, ShapeReader, ShapeWriter, is_detached};
#[cfg(not(target_arch = "wasm32"))]
use crate::contained::contained;
use crate::error::{ErrorCode, InteropError};
use crate::handle::{Handle, HandleTable};

pub(crate) struct Tables {
    connection: u64,
    objects: RefCell<HandleTable<Sent>>,
    #[cfg(not(target_arch = "wasm32"))]
    most_objects: Cell<u32>,
    /// The types of objects that were sent; their place is the type's number on this connection.
    types: RefCell<Vec<(TypeId, String)>>,
    shapes: ShapeTables,
    shapes_out: Rc<RefCell<ShapeWriter>>,
    shapes_in: Rc<RefCell<ShapeReader>>,
    /// Gives one share of a JavaScript object back.
    release_js: Box<dyn Fn(Handle)>,
}

/// The bit of a type's number that tells JavaScript to leave its references alone when it collects them.
pub(crate) const NO_FINALIZER: u32 = 1 << 31;

thread_local! {
    /// A few at most, and asked for each object that goes.
    static WITHOUT_FINALIZER: RefCell<Vec<TypeId>> = const { RefCell::new(Vec::new()) };
}

pub(super) fn disable_finalizer(id: TypeId) {
    WITHOUT_FINALIZER.with_borrow_mut(|types| {
        if !types.contains(&id) {
            types.push(id);
        }
    });
}

fn has_finalizer(id: TypeId) -> bool {
    WITHOUT_FINALIZER.with_borrow(|types| !types.contains(&id))
}

/// How long the definitions of shapes hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShapeTables {
    /// From one message to the next.
    OfConnection,
    /// For their own message: every message starts with empty tables.
    #[cfg(not(target_arch = "wasm32"))]
    OfMessage,
}

/// An object that JavaScript holds shares of.
struct Sent {
    object: Rc<dyn Object>,
    shares: u32,
}

impl Tables {
    pub(crate) fn new(
        connection: u64,
        shapes: ShapeTables,
        release_js: impl Fn(Handle) + 'static,
    ) -> Rc<Self> {
        Rc::new(Tables {
            connection,
            shapes,
            objects: RefCell::new(HandleTable::new()),
            #[cfg(not(target_arch = "wasm32"))]
            most_objects: Cell::new(u32::MAX),
            types: RefCell::default(),
            shapes_out: Rc::default(),
            shapes_in: Rc::default(),
            release_js: Box::new(release_js),
        })
    }

    /// The tables of the Rust side that encodes or decodes.
    pub(super) fn of(peer: Rc<dyn Peer>) -> Result<Rc<Self>, InteropError> {
        peer.as_any().downcast().map_err(|peer| {
            if is_detached(&*peer) {
                let text = "is a reference, which the data of an error cannot hold; send an id in its place";
                return InteropError::new(ErrorCode::NotSerializable, text);
            }
            InteropError::new(
                ErrorCode::ForeignHandle,
                "this reference belongs to Rust, so the double cannot send it; send a `FakeRustObject` that it was given",
            )
        })
    }

    /// What writes the shapes of the next message.
    pub(crate) fn shapes_out(&self) -> Rc<RefCell<ShapeWriter>> {
        match self.shapes {
            ShapeTables::OfConnection => Rc::clone(&self.shapes_out),
            #[cfg(not(target_arch = "wasm32"))]
            ShapeTables::OfMessage => Rc::default(),
        }
    }

    /// What knows the shapes of the message that is read next.
    pub(crate) fn shapes_in(&self) -> Rc<RefCell<ShapeReader>> {
        match self.shapes {
            ShapeTables::OfConnection => Rc::clone(&self.shapes_in),
            #[cfg(not(target_arch = "wasm32"))]
            ShapeTables::OfMessage => Rc::default(),
        }
    }

    /// The handle of an object that is about to be sent; it has no share yet.
    pub(super) fn enter(self: &Rc<Self>, object: &Rc<dyn Object>) -> Result<Handle, InteropError> {
        if let Some(handle) = object.places().handle_in(self) {
            return Ok(handle);
        }
        #[cfg(not(target_arch = "wasm32"))]
        self.check_room()?;
        let sent = Sent {
            object: Rc::clone(object),
            shares: 0,
        };
        let handle = self.objects.borrow_mut().insert(sent);
        let handle = handle.ok_or_else(|| {
            InteropError::new(
                ErrorCode::TooManyRefs,
                "JavaScript holds 16,777,216 Rust objects, which is the most; dispose those that it is done with",
            )
        })?;
        object.places().add(self, handle);
        Ok(handle)
    }

    /// The handle of an object that goes now, with a share, and what JavaScript is told of its type.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn send(
        self: &Rc<Self>,
        object: &Rc<dyn Object>,
    ) -> Result<(Handle, u32), InteropError> {
        let detail = self.detail(&**object);
        let handle = self.enter(object)?;
        if let Some(sent) = self.objects.borrow_mut().get_mut(handle) {
            sent.shares = sent.shares.saturating_add(1);
        }
        Ok((handle, detail))
    }

    /// Lets JavaScript hold no more Rust objects than so many.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn set_most_objects(&self, most: u32) {
        self.most_objects.set(most);
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn check_room(&self) -> Result<(), InteropError> {
        let most = self.most_objects.get();
        if self.live_objects() < most as usize {
            return Ok(());
        }
        let text = format!(
            "JavaScript holds {most} Rust objects already (limit `live_references`); dispose those that are done"
        );
        Err(InteropError::new(ErrorCode::TooManyRefs, text))
    }

    /// Counts a share for JavaScript; returns the number of the object's type.
    pub(super) fn grant(&self, handle: Handle) -> u32 {
        let mut objects = self.objects.borrow_mut();
        let Some(sent) = objects.get_mut(handle) else {
            return 0;
        };
        sent.shares = sent.shares.saturating_add(1);
        let object = Rc::clone(&sent.object);
        drop(objects);
        self.detail(&*object)
    }

    /// What JavaScript is told of an object's type: its number, and whether its references have a finalizer.
    fn detail(&self, object: &dyn Object) -> u32 {
        let id = object.value_type();
        let number = self.type_number(id, || object.type_name());
        number | if has_finalizer(id) { 0 } else { NO_FINALIZER }
    }

    /// The number of a type on this connection, given on first use.
    #[allow(clippy::cast_possible_truncation)] // one for each type of the program
    pub(crate) fn type_number(&self, id: TypeId, name: impl FnOnce() -> String) -> u32 {
        let mut types = self.types.borrow_mut();
        let known = types.iter().position(|(known, _)| *known == id);
        known.unwrap_or_else(|| {
            types.push((id, name()));
            types.len() - 1
        }) as u32
    }

    pub(crate) fn type_name(&self, number: u32) -> Option<String> {
        self.types
            .borrow()
            .get(number as usize)
            .map(|(_, name)| name.clone())
    }

    pub(crate) fn object(&self, handle: Handle) -> Option<Rc<dyn Object>> {
        self.objects
            .borrow()
            .get(handle)
            .map(|sent| Rc::clone(&sent.object))
    }

    /// What became of the object whose handle finds nothing.
    pub(crate) fn gone(&self, handle: Handle) -> Gone {
        if self.objects.borrow().was_moved(handle) {
            Gone::Moved
        } else {
            Gone::Disposed
        }
    }

    /// Ends an object for everyone. A handle that is not known is nothing.
    pub(crate) fn dispose(&self, handle: Handle) {
        let object = self.object(handle);
        if let Some(object) = object {
            object.dispose();
        }
    }

    /// JavaScript gives shares back; with the last one the entry goes.
    pub(crate) fn release(&self, handle: Handle, shares: u32) {
        let mut objects = self.objects.borrow_mut();
        let Some(sent) = objects.get_mut(handle) else {
            return;
        };
        sent.shares = sent.shares.saturating_sub(shares);
        let gone = if sent.shares == 0 {
            objects.remove(handle)
        } else {
            None
        };
        drop(objects);
        if let Some(sent) = gone {
            sent.object.places().remove(self, handle);
        }
    }

    /// The connection has ended: JavaScript holds nothing any more.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn end(&self) {
        for handle in self.handles() {
            // One at a time, outside the borrow: the last reference may run a user's `Drop`.
            let _ = contained(|| self.release(handle, u32::MAX));
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn handles(&self) -> Vec<Handle> {
        self.objects.borrow().handles()
    }

    /// How many types have a number.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn type_count(&self) -> usize {
        self.types.borrow().len()
    }

    /// The names of the types from a number on.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn type_names(&self, from: usize) -> Vec<String> {
        let types = self.types.borrow();
        types
            .iter()
            .skip(from)
            .map(|(_, name)| name.clone())
            .collect()
    }

    /// The object is gone, so its handle must find nothing from now on.
    pub(super) fn remove(&self, handle: Handle, why: Gone) {
        let mut objects = self.objects.borrow_mut();
        let gone = match why {
            Gone::Disposed => objects.remove(handle),
            Gone::Moved => objects.move_out(handle),
        };
        drop(objects);
        drop(gone); // outside the borrow: the last reference may run a user's `Drop`
    }

    /// The id of the connection whose tables these are.
    pub(super) fn connection(&self) -> u64 {
        self.connection
    }

    pub(super) fn release_js(&self, handle: Handle) {
        (self.release_js)(handle);
    }

    /// How many Rust objects JavaScript holds, callbacks among them.
    pub(crate) fn live_objects(&self) -> usize {
        self.objects.borrow().len()
    }

    /// How many of them are of one type.
    pub(crate) fn live_objects_of(&self, id: TypeId) -> usize {
        let objects = self.objects.borrow();
        objects
            .values()
            .filter(|sent| sent.object.value_type() == id)
            .count()
    }
}

impl Peer for Tables {
    fn owns(&self, kind: Kind) -> bool {
        kind != Kind::JsObject
    }

    fn take_back(&self, handle: Handle) {
        self.release(handle, 1);
    }

    fn give_back(&self, entry: Entry) {
        self.release_js(entry.handle);
    }

    fn as_any(self: Rc<Self>) -> Rc<dyn Any> {
        self
    }
}
