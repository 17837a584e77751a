//! `RustObjectRef`: a Rust object that JavaScript can hold and call.

use std::any::{Any, TypeId};
use std::marker::PhantomData;
use std::rc::{Rc, Weak};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::tables::disable_finalizer;
use super::{Object, ObjectCell, ObjectGuard, ObjectGuardMut, Tables, short_type_name};
use crate::codec::{CodecError, Kind, Marker, Token, decoding, encoding};
use crate::error::{ErrorCode, InteropError};

/// A reference to a Rust object that crosses by reference: JavaScript gets a `RustObjectRef` and
/// calls the methods that are marked `#[js_invokable]`.
///
/// Takes any `T: 'static`; a type without invokable methods is an opaque handle. It stands anywhere
/// in a value, as an argument or a result, and crosses back as itself.
///
/// The value lives until the last Rust clone is gone *and* JavaScript gave its share back.
/// [`dispose`](Self::dispose), on either side, ends it for everyone at once.
///
/// ```
/// use interop_runtime::RustObjectRef;
/// let helper = RustObjectRef::new(String::from("Amy"));
/// helper.with_mut(|name| name.push_str(" Pond"))?;
/// assert_eq!(helper.with(|name| name.clone())?, "Amy Pond");
/// helper.dispose();
/// assert!(helper.is_disposed());
/// # Ok::<(), interop_runtime::InteropError>(())
/// ```
pub struct RustObjectRef<T: 'static> {
    cell: Rc<ObjectCell<T>>,
}

impl<T: 'static> RustObjectRef<T> {
    /// Puts a value where JavaScript can be given a reference to it. Nothing is sent yet.
    #[must_use]
    pub fn new(value: T) -> Self {
        RustObjectRef {
            cell: ObjectCell::new(value),
        }
    }

    /// From now on JavaScript's references to objects of this type have to be disposed.
    ///
    /// A reference that JavaScript collects without `dispose()` is released by a finalizer, which costs a
    /// little for each. Where every reference is disposed, or the objects stay for ever, it can be saved;
    /// `rust.trackReferences()` in JavaScript finds what was forgotten. It holds for this thread, and for
    /// what is sent from then on.
    ///
    /// ```
    /// use interop_runtime::RustObjectRef;
    /// struct Session;
    /// RustObjectRef::<Session>::disable_finalizer();
    /// ```
    pub fn disable_finalizer() {
        disable_finalizer(TypeId::of::<T>());
    }

    /// Reads the value.
    ///
    /// # Errors
    /// `Disposed` after [`dispose`](Self::dispose); `Busy` while a `&mut self` method runs.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> Result<R, InteropError> {
        Ok(read(&*self.cell.borrow("with")?))
    }

    /// Changes the value.
    ///
    /// # Errors
    /// `Disposed` after [`dispose`](Self::dispose); `Busy` while any method runs.
    pub fn with_mut<R>(&self, change: impl FnOnce(&mut T) -> R) -> Result<R, InteropError> {
        Ok(change(&mut *self.cell.borrow_mut("with_mut")?))
    }

    /// Ends the object for everyone, here and in JavaScript. A running call finishes first; calls
    /// from then on give `Disposed`. Doing it twice is nothing.
    pub fn dispose(&self) {
        self.cell.dispose();
    }

    /// Whether either side has disposed it.
    #[must_use]
    pub fn is_disposed(&self) -> bool {
        self.cell.is_disposed()
    }

    /// A reference that does not keep the object alive.
    #[must_use]
    pub fn downgrade(&self) -> WeakRustObjectRef<T> {
        WeakRustObjectRef {
            cell: Rc::downgrade(&self.cell),
        }
    }

    /// Whether both are references to one object.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.cell, &other.cell)
    }

    /// The object, its type gone.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn into_object(self) -> Rc<dyn Object> {
        self.cell
    }

    /// The object behind a handle, if it is a `T`.
    #[inline]
    pub(crate) fn from_object(object: &Rc<dyn Object>) -> Result<Self, InteropError> {
        let any: Rc<dyn Any> = object.clone();
        match any.downcast::<ObjectCell<T>>() {
            Ok(cell) => Ok(RustObjectRef { cell }),
            Err(_) => Err(wrong_type(short_type_name::<T>, &**object)),
        }
    }

    pub(crate) fn claim(&self) -> Result<(), InteropError> {
        self.cell.claim()
    }

    pub(crate) fn unclaim(&self) {
        self.cell.unclaim();
    }

    pub(crate) fn take(&self) -> Result<T, InteropError> {
        self.cell.take()
    }

    pub(crate) fn borrow(&self, method: &'static str) -> Result<ObjectGuard<'_, T>, InteropError> {
        self.cell.borrow(method)
    }

    pub(crate) fn borrow_mut(
        &self,
        method: &'static str,
    ) -> Result<ObjectGuardMut<'_, T>, InteropError> {
        self.cell.borrow_mut(method)
    }

    pub(crate) async fn wait(
        &self,
        method: &'static str,
    ) -> Result<ObjectGuard<'_, T>, InteropError> {
        self.cell.wait(method).await
    }

    pub(crate) async fn wait_mut(
        &self,
        method: &'static str,
    ) -> Result<ObjectGuardMut<'_, T>, InteropError> {
        self.cell.wait_mut(method).await
    }
}

impl<T: 'static> Clone for RustObjectRef<T> {
    fn clone(&self) -> Self {
        RustObjectRef {
            cell: Rc::clone(&self.cell),
        }
    }
}

impl<T: 'static> std::fmt::Debug for RustObjectRef<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RustObjectRef<{}>", short_type_name::<T>())
    }
}

/// A [`RustObjectRef`] that does not keep its object alive.
///
/// ```
/// use interop_runtime::RustObjectRef;
/// let strong = RustObjectRef::new(1);
/// let weak = strong.downgrade();
/// assert!(weak.upgrade().is_some());
/// drop(strong);
/// assert!(weak.upgrade().is_none());
/// ```
pub struct WeakRustObjectRef<T: 'static> {
    cell: Weak<ObjectCell<T>>,
}

impl<T: 'static> WeakRustObjectRef<T> {
    /// The reference, unless the object is gone or disposed.
    #[must_use]
    pub fn upgrade(&self) -> Option<RustObjectRef<T>> {
        let cell = self.cell.upgrade()?;
        (!cell.is_disposed()).then_some(RustObjectRef { cell })
    }
}

impl<T: 'static> Serialize for RustObjectRef<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = encoding::<S::Error>()?;
        let token = self
            .token(&scope, Kind::RustObject, None)
            .map_err(CodecError::carry_out)?;
        serializer.serialize_newtype_struct(Marker::RustObject.name(), &token)
    }
}

impl<T: 'static> RustObjectRef<T> {
    /// The token for this object in a message. Without a `detail` it is the number of the type.
    pub(crate) fn token(
        &self,
        scope: &crate::codec::EncodeScope,
        kind: Kind,
        detail: Option<u32>,
    ) -> Result<Token, InteropError> {
        self.cell.check_alive()?;
        let tables = Tables::of(scope.peer())?;
        let object: Rc<dyn Object> = self.cell.clone();
        let handle = tables.enter(&object)?;
        let token = scope.token(kind, handle, || {
            let number = tables.grant(handle);
            detail.unwrap_or(number)
        });
        if token.is_err() {
            tables.release(handle, 0); // an entry that was made for nothing goes
        }
        token
    }
}

impl<'de, T: 'static> Deserialize<'de> for RustObjectRef<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = short_type_name::<T>();
        let token = read_token(
            deserializer,
            Marker::RustObject.name(),
            &format!("a reference to `{name}`"),
        )?;
        let scope = decoding::<D::Error>()?;
        let find = || {
            let entry = scope.entry(token)?;
            if entry.kind != Kind::RustObject {
                let text = format!("expected a reference to `{name}`, found a JavaScript object");
                return Err(InteropError::new(ErrorCode::WrongType, text));
            }
            let tables = Tables::of(scope.peer())?;
            let object = tables
                .object(entry.handle)
                .ok_or_else(|| tables.gone(entry.handle).of::<T>())?;
            RustObjectRef::from_object(&object)
        };
        find().map_err(CodecError::carry)
    }
}

#[cold]
fn wrong_type(expected: fn() -> String, found: &dyn Object) -> InteropError {
    let (expected, found) = (expected(), found.type_name());
    let text = format!("expected a reference to `{expected}`, found one to `{found}`");
    InteropError::new(ErrorCode::WrongType, text)
}

/// Reads the token of a reference; anything else is a `TypeMismatch`.
pub(super) fn read_token<'de, D: Deserializer<'de>>(
    deserializer: D,
    name: &'static str,
    expected: &str,
) -> Result<Token, D::Error> {
    struct Reference<'a, 'de>(&'a str, PhantomData<&'de ()>);
    impl<'de> de::Visitor<'de> for Reference<'_, 'de> {
        type Value = Token;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.0)
        }
        fn visit_newtype_struct<D: Deserializer<'de>>(
            self,
            deserializer: D,
        ) -> Result<Token, D::Error> {
            Token::deserialize(deserializer)
        }
    }
    deserializer.deserialize_newtype_struct(name, Reference(expected, PhantomData))
}
