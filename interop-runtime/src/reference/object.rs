//! A Rust object that both sides may hold: who uses it now, and when its value goes.

use std::any::{Any, TypeId};
use std::cell::{Cell, Ref, RefCell, RefMut};
use std::ops::{Deref, DerefMut};
use std::rc::{Rc, Weak};

use super::{Tables, short_type_name};
use crate::error::{ErrorCode, InteropError};
use crate::handle::Handle;

/// An object of any type, as the handle table keeps it.
pub(crate) trait Object: Any {
    fn type_name(&self) -> String;
    fn value_type(&self) -> TypeId;
    /// Ends the object for everyone. A call that is running finishes first.
    fn dispose(&self);
    /// The table gave up the entry for this object.
    fn forget(&self, tables: &Tables, handle: Handle);
}

pub(crate) struct ObjectCell<T> {
    /// `None` once the value is gone.
    value: RefCell<Option<T>>,
    disposed: Cell<bool>,
    /// The method that borrowed the value last, to name it when another wants it.
    user: Cell<&'static str>,
    /// The handles that stand for this object, one for each connection that knows it.
    sent: RefCell<Vec<(Weak<Tables>, Handle)>>,
}

impl<T: 'static> ObjectCell<T> {
    pub(crate) fn new(value: T) -> Rc<Self> {
        Rc::new(ObjectCell {
            value: RefCell::new(Some(value)),
            disposed: Cell::new(false),
            user: Cell::new(""),
            sent: RefCell::new(Vec::new()),
        })
    }

    pub(crate) fn is_disposed(&self) -> bool {
        self.disposed.get()
    }

    /// Fails with `Disposed`, or with `Busy` while a method has it mutably.
    pub(crate) fn borrow(&self, method: &'static str) -> Result<ObjectGuard<'_, T>, InteropError> {
        self.check_alive()?;
        let value = self.value.try_borrow().map_err(|_| self.busy(method))?;
        let value = Ref::filter_map(value, Option::as_ref).map_err(|_| disposed::<T>())?;
        self.user.set(method);
        Ok(ObjectGuard {
            cell: self,
            value: Some(value),
        })
    }

    /// Fails with `Disposed`, or with `Busy` while any method has it.
    pub(crate) fn borrow_mut(
        &self,
        method: &'static str,
    ) -> Result<ObjectGuardMut<'_, T>, InteropError> {
        self.check_alive()?;
        let value = self.value.try_borrow_mut().map_err(|_| self.busy(method))?;
        let value = RefMut::filter_map(value, Option::as_mut).map_err(|_| disposed::<T>())?;
        self.user.set(method);
        Ok(ObjectGuardMut {
            cell: self,
            value: Some(value),
        })
    }

    /// Moves the value out; the object is disposed.
    ///
    /// Fails with `Disposed`, or with `Busy` while any method has it.
    pub(crate) fn take(&self) -> Result<T, InteropError> {
        self.check_alive()?;
        let mut value = self.value.try_borrow_mut().map_err(|_| self.busy("move"))?;
        let moved = value.take();
        drop(value);
        self.dispose();
        moved.ok_or_else(disposed::<T>)
    }

    fn check_alive(&self) -> Result<(), InteropError> {
        if self.disposed.get() {
            Err(disposed::<T>())
        } else {
            Ok(())
        }
    }

    fn busy(&self, method: &'static str) -> InteropError {
        let (name, user) = (short_type_name::<T>(), self.user.get());
        let text = format!("`{name}.{method}` cannot run while `{name}.{user}` uses the object");
        InteropError::new(ErrorCode::Busy, text)
    }

    /// Drops the value of a disposed object, unless a method still uses it.
    fn drop_if_disposed(&self) {
        if !self.disposed.get() {
            return;
        }
        let value = self
            .value
            .try_borrow_mut()
            .ok()
            .and_then(|mut value| value.take());
        // Its `Drop` may call anything, so nothing is borrowed here.
        drop(value);
    }

    /// The handle under which `tables` knows this object.
    pub(super) fn handle_in(&self, tables: &Rc<Tables>) -> Option<Handle> {
        let here = Rc::downgrade(tables);
        self.sent
            .borrow()
            .iter()
            .find(|(tables, _)| tables.ptr_eq(&here))
            .map(|(_, handle)| *handle)
    }

    pub(super) fn note_sent(&self, tables: &Rc<Tables>, handle: Handle) {
        self.sent.borrow_mut().push((Rc::downgrade(tables), handle));
    }
}

/// An object of any type, to the code that the macros generate.
pub struct AnyObject(pub(crate) Rc<dyn Object>);

pub(crate) fn disposed<T>() -> InteropError {
    let text = format!(
        "the reference to `{}` was disposed; make a new one",
        short_type_name::<T>()
    );
    InteropError::new(ErrorCode::Disposed, text)
}

impl<T: 'static> Object for ObjectCell<T> {
    fn type_name(&self) -> String {
        short_type_name::<T>()
    }

    fn value_type(&self) -> TypeId {
        TypeId::of::<T>()
    }

    fn dispose(&self) {
        if self.disposed.replace(true) {
            return;
        }
        for (tables, handle) in self.sent.take() {
            if let Some(tables) = tables.upgrade() {
                tables.remove(handle);
            }
        }
        self.drop_if_disposed();
    }

    fn forget(&self, tables: &Tables, handle: Handle) {
        let known = |entry: &(Weak<Tables>, Handle)| {
            std::ptr::eq(entry.0.as_ptr(), tables) && entry.1 == handle
        };
        self.sent.borrow_mut().retain(|entry| !known(entry));
    }
}

/// Shared use of an object's value, for the length of a call.
pub struct ObjectGuard<'a, T: 'static> {
    cell: &'a ObjectCell<T>,
    value: Option<Ref<'a, T>>,
}

/// Sole use of an object's value, for the length of a call.
pub struct ObjectGuardMut<'a, T: 'static> {
    cell: &'a ObjectCell<T>,
    value: Option<RefMut<'a, T>>,
}

const HELD: &str = "held until the guard drops";

impl<T> Deref for ObjectGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().expect(HELD)
    }
}

impl<T> Deref for ObjectGuardMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().expect(HELD)
    }
}

impl<T> DerefMut for ObjectGuardMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut().expect(HELD)
    }
}

impl<T: 'static> Drop for ObjectGuard<'_, T> {
    fn drop(&mut self) {
        self.value = None;
        self.cell.drop_if_disposed();
    }
}

impl<T: 'static> Drop for ObjectGuardMut<'_, T> {
    fn drop(&mut self) {
        self.value = None;
        self.cell.drop_if_disposed();
    }
}
