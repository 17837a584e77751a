//! What the code that the macros generate calls. Not for use by hand: it changes with every version.
#![allow(clippy::missing_errors_doc, clippy::must_use_candidate)] // nobody reads it as an API

use std::future::Future;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;

pub use crate::body::{
    arg, borrow, borrow_mut, construct, exported, import, lend, lend_mut, on, outcome, set, take,
    take_ref, this, this_ref, wait, wait_mut,
};
pub use crate::call::{Begun, InvokableFuture, Outcome};
pub use crate::crossing::{ByteLike, FromJs, IntoJs};
pub use crate::entry::register;
pub use crate::exported::{
    Class, Exported, Held, HeldObject, Holder, OwnRoad, TakeHeld, encode_object, move_object,
    require_class,
};
pub use crate::import::{
    Argument, Import, ImportValue, WrapArgument, construct, construct_async, import_one_way, set,
    set_async,
};
pub use crate::invokable::{Body, Invokable, Member, Owner, Place, kind};
pub use crate::js_function::{JsFunction, ThisObject};
#[cfg(not(target_arch = "wasm32"))]
pub use crate::module_file::{CarriedFile, carried_files};
pub use crate::module_file::{ModuleFile, module_file};
pub use crate::reference::{AnyObject, ObjectGuard, ObjectGuardMut};
pub use crate::results::{ConvertError, EncodeValue, Failed, JsError, JsReturn, Returned, Split};
#[cfg(target_arch = "wasm32")]
pub use crate::transport::in_process::{call_async, call_numbers, call_sync};
#[cfg(not(target_arch = "wasm32"))]
pub use crate::{dispatcher::FrameArgs, registry::Registration};
#[cfg(not(target_arch = "wasm32"))]
pub use inventory;
pub use serde;
#[cfg(target_arch = "wasm32")]
pub use wasm_bindgen;

use crate::codec::JsBytes;
use crate::error::{ErrorCode, InteropError};
use crate::reference::{JsObjectRef, RustObjectRef, short_type_name};
use crate::runtime::JsRuntime;

// ── arguments ─────────────────────────────────────────────────────────────────────────────────────

/// Where the arguments of one call come from: plain wasm numbers, or a message.
pub trait Args {
    /// The next argument that JavaScript sent.
    fn take<T: DeserializeOwned>(&mut self) -> Result<T, InteropError>;
    /// The next argument, which is a string.
    fn take_text(&mut self) -> Result<String, InteropError> {
        self.take()
    }
    /// Passes over a parameter that JavaScript did not send.
    fn skip(&mut self);
    /// The object whose method is called.
    fn object(&self) -> Result<AnyObject, InteropError>;
}

/// The owned form in which a borrowed parameter is received.
pub trait OwnedForm {
    /// Received, kept for the call, and borrowed from.
    type Owned;
}

impl<T> OwnedForm for T {
    type Owned = T;
}

impl OwnedForm for str {
    type Owned = String;
}

impl<T> OwnedForm for [T] {
    type Owned = Vec<T>;
}

/// The owned form of `T`.
pub type Owned<T> = <T as OwnedForm>::Owned;

/// A type that JavaScript can send as an argument: any `serde::Deserialize` that owns its data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument from JavaScript",
    label = "cannot come from JavaScript",
    note = "derive `serde::Deserialize` for it, or take a `RustObjectRef<{Self}>` to receive it by reference"
)]
pub trait JsArgument: DeserializeOwned {}
#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> JsArgument for T {}

/// Picks how a parameter of type `T` is received. An inherent function wins over [`TakeValue`], and
/// exists for the types with a road of their own; so the choice follows the type, also through an alias.
pub struct Param<T>(PhantomData<T>);

/// The general road: by serde.
pub trait TakeValue {
    /// The parameter's type.
    type Value;
    /// Receives it.
    fn take<A: Args>(args: &mut A) -> Result<Self::Value, InteropError>
    where
        Self::Value: JsArgument;
}

impl<T> TakeValue for Param<T> {
    type Value = T;
    #[inline]
    fn take<A: Args>(args: &mut A) -> Result<T, InteropError>
    where
        T: JsArgument,
    {
        args.take()
    }
}

impl<'a, T: ?Sized> Param<&'a T> {
    /// A reference that the macro did not see, and cannot keep a value for.
    pub fn take<A: Args>(_: &mut A) -> Result<&'a T, InteropError>
    where
        T: Lent,
    {
        Ok(T::lent())
    }
}

/// Implemented by nothing.
#[diagnostic::on_unimplemented(
    message = "`&{Self}` behind another name cannot be an argument from JavaScript",
    label = "is a reference",
    note = "write the `&` in the signature itself: `&{Self}`"
)]
pub trait Lent {
    /// Never called.
    fn lent<'a>() -> &'a Self;
}

impl Param<JsRuntime> {
    /// Supplied: nothing is taken.
    #[inline]
    pub fn take<A: Args>(args: &mut A) -> Result<JsRuntime, InteropError> {
        args.skip();
        Ok(JsRuntime::current())
    }
}

impl Param<String> {
    /// A string, which in-process needs no message.
    #[inline]
    pub fn take<A: Args>(args: &mut A) -> Result<String, InteropError> {
        args.take_text()
    }
}

impl Param<Vec<u8>> {
    /// Bytes, not a list of numbers.
    #[inline]
    pub fn take<A: Args>(args: &mut A) -> Result<Vec<u8>, InteropError> {
        args.take::<JsBytes>().map(Vec::from)
    }
}

impl Param<Option<Vec<u8>>> {
    /// Bytes or nothing.
    #[inline]
    pub fn take<A: Args>(args: &mut A) -> Result<Option<Vec<u8>>, InteropError> {
        Ok(args.take::<Option<JsBytes>>()?.map(Vec::from))
    }
}

/// Tells the kind of a parameter; an inherent constant wins over the trait's.
pub struct Kind<T>(PhantomData<T>);

/// The kind of every other type.
pub trait PlainKind {
    /// A value.
    const KIND: u8 = 0;
}
impl<T> PlainKind for Kind<T> {}

impl Kind<JsRuntime> {
    /// Supplied.
    pub const KIND: u8 = kind::SUPPLIED;
}
impl Kind<Supplied> {
    /// Supplied.
    pub const KIND: u8 = kind::SUPPLIED;
}
impl Kind<String> {
    /// A string.
    pub const KIND: u8 = kind::TEXT;
}
impl Kind<JsObjectRef> {
    /// Any object.
    pub const KIND: u8 = kind::REFERENCE;
}
impl Kind<Option<JsObjectRef>> {
    /// Any object, or nothing.
    pub const KIND: u8 = kind::REFERENCE;
}

/// Tells whether a parameter is an `f64`, which nothing but the double is needed for.
#[cfg(target_arch = "wasm32")]
pub struct Number<T>(PhantomData<T>);

/// Of every other type.
#[cfg(target_arch = "wasm32")]
pub trait NoNumber {
    /// It is not.
    const IS_F64: bool = false;
}
#[cfg(target_arch = "wasm32")]
impl<T> NoNumber for Number<T> {}

#[cfg(target_arch = "wasm32")]
impl Number<f64> {
    /// It is.
    pub const IS_F64: bool = true;
}

/// Stands for a parameter `this` among the types of the others.
pub struct Supplied;

/// Tells whether a parameter may be left out.
pub struct Optional<T>(PhantomData<T>);

/// Of every type that is no `Option`.
pub trait Required {
    /// It may not.
    const OPTIONAL: u8 = 0;
}
impl<T> Required for Optional<T> {}

impl<T> Optional<Option<T>> {
    /// It may.
    pub const OPTIONAL: u8 = kind::OPTIONAL;
}

// ── objects ───────────────────────────────────────────────────────────────────────────────────────

/// The object of a method call, and the method, so that a conflict can name it.
pub struct This<T: 'static> {
    object: RustObjectRef<T>,
    method: &'static str,
}

impl<T: 'static> This<T> {
    /// Finds the object and checks its type.
    pub fn find<A: Args>(args: &A, method: &'static str) -> Result<Self, InteropError> {
        let Ok(AnyObject(object)) = args.object() else {
            return Err(called_on_disposed(&short_type_name::<T>(), method));
        };
        Ok(This {
            object: RustObjectRef::from_object(&object)?,
            method,
        })
    }

    /// For a parameter `this`.
    pub fn reference(&self) -> RustObjectRef<T> {
        self.object.clone()
    }

    /// For `&self`.
    pub fn borrow(&self) -> Result<ObjectGuard<'_, T>, InteropError> {
        self.object.borrow(self.method)
    }

    /// For `&self` in an async method.
    pub async fn wait(&self) -> Result<ObjectGuard<'_, T>, InteropError> {
        self.object.wait(self.method).await
    }

    /// For `&mut self` in an async method.
    pub async fn wait_mut(&self) -> Result<ObjectGuardMut<'_, T>, InteropError> {
        self.object.wait_mut(self.method).await
    }

    /// For `&mut self`.
    pub fn borrow_mut(&self) -> Result<ObjectGuardMut<'_, T>, InteropError> {
        self.object.borrow_mut(self.method)
    }
}

#[cold]
fn called_on_disposed(name: &str, method: &str) -> InteropError {
    let text = format!(
        "`{name}.{method}` was called on an object that was disposed; ask Rust for a new one"
    );
    InteropError::new(ErrorCode::Disposed, text)
}

/// Boxes the rest of an async invokable.
pub fn begin(future: impl Future<Output = Outcome> + 'static) -> Begun {
    Ok(Box::pin(future))
}
