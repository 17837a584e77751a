//! What the code that the macros generate calls. Not for use by hand: it changes with every version.
#![allow(clippy::missing_errors_doc, clippy::must_use_candidate)] // nobody reads it as an API

use std::future::Future;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;

pub use crate::body::{
    arg, borrow, borrow_mut, construct, exported, give, import, lend, lend_mut, lend_option,
    lend_option_mut, on, outcome, set, take, take_mut, take_option, take_ref, take_unsized, this,
    this_ref, wait, wait_mut,
};
pub use crate::call::{Begun, InvokableFuture, Outcome};
pub use crate::crossing::{ByteLike, FromJs, IntoJs};
pub use crate::entry::{register, typescript};
pub use crate::exported::{
    Class, Exported, Held, HeldObject, Holder, OwnRoad, TakeHeld, TakeList, require_class,
    take_instance,
};
pub use crate::import::{
    Argument, Import, ImportValue, WrapArgument, construct, construct_async, import_one_way, set,
    set_async,
};
pub use crate::instances::{
    Contiguous, GiveValue, Given, Instances, PlainSlice, Slice, ToMove, move_object,
};
pub use crate::invokable::{Body, Invokable, Member, Owner, Place, kind};
pub use crate::js_function::{JsFunction, ThisObject};
#[cfg(not(target_arch = "wasm32"))]
pub use crate::module_file::{CarriedFile, carried_files};
pub use crate::module_file::{ModuleFile, module_file};
pub use crate::reference::{AnyObject, Gone, ObjectGuard, ObjectGuardMut};
pub use crate::results::{
    Awaited, ConvertError, EncodeValue, Failed, JsError, JsReturn, Returned, Split,
};
#[cfg(target_arch = "wasm32")]
pub use crate::transport::in_process::{call_async, call_numbers, call_sync};
#[cfg(all(feature = "typescript", not(target_arch = "wasm32")))]
pub use crate::typescript::{
    Declared, Described, Infallible, Probe, Typed, Undeclared, class_name, same_type, ts_rs,
};
#[cfg(not(target_arch = "wasm32"))]
pub use crate::{dispatcher::FrameArgs, registry::Registration};
pub use interop_macros::SerdeAttributes;
#[cfg(not(target_arch = "wasm32"))]
pub use inventory;
pub use serde;
#[cfg(target_arch = "wasm32")]
pub use wasm_bindgen;

use crate::codec::JsBytes;
pub use crate::error::InteropError;
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
    fn object(&self) -> Result<AnyObject, Gone>;
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

/// Types with a road of their own. One trait for all of them: of several inherent functions, rustc would
/// complain wherever a type is unknown.
pub trait TakeOwn: Sized {
    /// What is kept until the function runs.
    type Taken;
    /// What a reference refers to, which is no road at all; `()` of everything else.
    type Borrowed: ?Sized;
    /// Receives it.
    fn take_own<A: Args>(args: &mut A) -> Result<Self::Taken, InteropError>;
}

impl<T: TakeOwn> Param<T> {
    /// Receives it on its own road.
    #[inline]
    pub fn take<A: Args>(args: &mut A) -> Result<T::Taken, InteropError>
    where
        T::Borrowed: Lent,
    {
        T::take_own(args)
    }
}

/// What is behind a reference that the macro did not see, and cannot keep a value for. Nothing is but `()`.
#[diagnostic::on_unimplemented(
    message = "`&{Self}` behind another name cannot be an argument from JavaScript",
    label = "is a reference",
    note = "write the `&` in the signature itself: `&{Self}`"
)]
pub trait Lent {}
#[diagnostic::do_not_recommend]
impl Lent for () {}

impl<T: ?Sized> TakeOwn for &T {
    type Taken = Self;
    type Borrowed = T;
    fn take_own<A: Args>(_: &mut A) -> Result<Self, InteropError> {
        unreachable!("a reference is not `Lent`")
    }
}

impl TakeOwn for JsRuntime {
    type Taken = Self;
    type Borrowed = ();
    /// Supplied: nothing is taken.
    #[inline]
    fn take_own<A: Args>(args: &mut A) -> Result<Self, InteropError> {
        args.skip();
        Ok(JsRuntime::current())
    }
}

impl TakeOwn for String {
    type Taken = Self;
    type Borrowed = ();
    /// A string, which in-process needs no message.
    #[inline]
    fn take_own<A: Args>(args: &mut A) -> Result<Self, InteropError> {
        args.take_text()
    }
}

impl TakeOwn for Vec<u8> {
    type Taken = Self;
    type Borrowed = ();
    /// Bytes, not a list of numbers.
    #[inline]
    fn take_own<A: Args>(args: &mut A) -> Result<Self, InteropError> {
        args.take::<JsBytes>().map(Vec::from)
    }
}

impl TakeOwn for Option<Vec<u8>> {
    type Taken = Self;
    type Borrowed = ();
    /// Bytes or nothing.
    #[inline]
    fn take_own<A: Args>(args: &mut A) -> Result<Self, InteropError> {
        Ok(args.take::<Option<JsBytes>>()?.map(Vec::from))
    }
}

impl<T: Exported> TakeOwn for Option<T> {
    type Taken = ToMove<Self>;
    type Borrowed = ();
    fn take_own<A: Args>(args: &mut A) -> Result<Self::Taken, InteropError> {
        ToMove::take(args)
    }
}

impl<T: Exported> TakeOwn for Vec<T> {
    type Taken = ToMove<Self>;
    type Borrowed = ();
    fn take_own<A: Args>(args: &mut A) -> Result<Self::Taken, InteropError> {
        ToMove::take(args)
    }
}

/// Tells the kind of a parameter; an inherent constant wins over the trait's.
pub struct Kind<T: ?Sized>(PhantomData<T>);

/// The kind of every other type.
pub trait PlainKind {
    /// A value.
    const KIND: u8 = 0;
}
impl<T: ?Sized> PlainKind for Kind<T> {}

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
macro_rules! numbers {
    ($($type:ty)+) => { $(
        impl Kind<$type> {
            /// A number.
            pub const KIND: u8 = kind::NUMBER;
        }
    )+ };
}
numbers!(f64 f32 i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

impl Kind<JsObjectRef> {
    /// Any object.
    pub const KIND: u8 = kind::REFERENCE;
}
impl Kind<Option<JsObjectRef>> {
    /// Any object, or nothing.
    pub const KIND: u8 = kind::REFERENCE;
}

/// Stands for a result whose type has no name outside of its block.
pub struct Unnamed;
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
pub struct Optional<T: ?Sized>(PhantomData<T>);

/// Of every type that is no `Option`.
pub trait Required {
    /// It may not.
    const OPTIONAL: u8 = 0;
}
impl<T: ?Sized> Required for Optional<T> {}

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
        let object = args
            .object()
            .map_err(|gone| gone.on_call(&format!("{}.{method}", short_type_name::<T>())))?
            .0;
        Ok(This {
            object: RustObjectRef::from_object(&object)?,
            method,
        })
    }

    /// For a parameter `this`.
    pub fn reference<R: ThisReference<T>>(&self) -> R {
        R::to(&self.object)
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

/// The type of a parameter `this`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the `this` of a method of `{Object}`",
    label = "write `RustObjectRef<Self>`",
    note = "`this` is the object itself, and an argument has another name"
)]
pub trait ThisReference<Object: 'static> {
    /// A reference to the object.
    fn to(object: &RustObjectRef<Object>) -> Self;
}

impl<T: 'static> ThisReference<T> for RustObjectRef<T> {
    fn to(object: &RustObjectRef<T>) -> Self {
        object.clone()
    }
}

/// Boxes the rest of an async invokable.
pub fn begin(future: impl Future<Output = Outcome> + 'static) -> Begun {
    Ok(Box::pin(future))
}
