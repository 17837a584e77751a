//! Exported structs: they cross by reference, and are borrowed where a parameter says so. `instances` moves them.
#![allow(clippy::missing_errors_doc)] // for generated code only

use std::marker::PhantomData;

use serde::Serialize;

use crate::__private::{Args, JsArgument};
use crate::call::{Outcome, Payload, Returned};
use crate::codec::ToScalar;
use crate::connection::encode_outcome;
use crate::error::InteropError;
use crate::instances::Instances;
use crate::reference::{ObjectGuard, ObjectGuardMut, RustObjectRef};

/// A struct with `#[js_export]`: an instance of its class in JavaScript.
#[diagnostic::on_unimplemented(
    message = "a change of `&mut {Self}` would be lost: only exported structs cross by reference",
    label = "crosses by value",
    note = "write `#[js_export]` on the struct, or take a value and return the changed one"
)]
pub trait Exported: 'static {}

/// A struct with `#[js_export]`, as its `impl` blocks need it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no class: its `impl` is exported, and the struct is not",
    label = "has no `#[js_export]`",
    note = "write `#[js_export]` on the struct too"
)]
pub trait Class {}
impl<T: Exported> Class for T {}

/// Compiles for classes only.
pub const fn require_class<T: Class>() {}

/// Types that a result has an own road for, besides serde.
pub trait OwnRoad {
    /// Makes it ready to travel.
    fn encode_own(self) -> Outcome;
}

macro_rules! scalars {
    ($($type:ty)+) => { $(
        impl OwnRoad for $type {
            #[inline]
            fn encode_own(self) -> Outcome {
                encode_scalar(&self)
            }
        }
        impl OwnRoad for &$type {
            #[inline]
            fn encode_own(self) -> Outcome {
                encode_scalar(self)
            }
        }
        impl OwnRoad for Option<$type> {
            #[inline]
            fn encode_own(self) -> Outcome {
                encode_scalar(&self)
            }
        }
    )+ };
}
scalars!(bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64);

impl OwnRoad for String {
    #[inline]
    fn encode_own(self) -> Outcome {
        // In-process JavaScript reads it where it is.
        #[cfg(target_arch = "wasm32")]
        return Ok(Payload(Returned::Text(self)));
        #[cfg(not(target_arch = "wasm32"))]
        encode_outcome(&self)
    }
}

impl OwnRoad for &str {
    #[inline]
    fn encode_own(self) -> Outcome {
        self.to_owned().encode_own()
    }
}

impl<T: 'static> OwnRoad for RustObjectRef<T> {
    fn encode_own(self) -> Outcome {
        #[cfg(target_arch = "wasm32")]
        if !self.is_disposed() {
            return Ok(Payload(Returned::Object(
                self.into_object(),
                crate::transport::in_process::send_object,
            )));
        }
        encode_outcome(&self)
    }
}

impl OwnRoad for () {
    #[inline]
    fn encode_own(self) -> Outcome {
        encode_scalar(&self)
    }
}

#[inline]
fn encode_scalar<T: ToScalar + Serialize>(value: &T) -> Outcome {
    match value.to_scalar() {
        Some(scalar) => Ok(Payload(Returned::Scalar(scalar))),
        None => encode_outcome(value),
    }
}

impl<T: Instances> OwnRoad for T {
    fn encode_own(self) -> Outcome {
        self.encode()
    }
}

/// Picks what a `&T` parameter borrows from. An inherent function wins over [`TakeHeld`].
pub struct Holder<T: ?Sized>(PhantomData<T>);

/// The general road: a value of the call's own.
pub trait TakeHeld {
    /// The parameter's type, without the `&`.
    type Value;
    /// Receives it.
    fn take<A: Args>(args: &mut A) -> Result<Held<Self::Value>, InteropError>
    where
        Self::Value: JsArgument;
    /// Receives it, or nothing.
    fn take_option<A: Args>(args: &mut A) -> Result<Option<Held<Self::Value>>, InteropError>
    where
        Self::Value: JsArgument;
}

impl<T> TakeHeld for Holder<T> {
    type Value = T;
    #[inline]
    fn take<A: Args>(args: &mut A) -> Result<Held<T>, InteropError>
    where
        T: JsArgument,
    {
        args.take().map(Held)
    }
    #[inline]
    fn take_option<A: Args>(args: &mut A) -> Result<Option<Held<T>>, InteropError>
    where
        T: JsArgument,
    {
        Ok(args.take::<Option<T>>()?.map(Held))
    }
}

/// The road of a slice that stands behind another name, so that the macro does not see it.
pub trait TakeList {
    /// What is in it.
    type Item;
    /// Receives it.
    fn take<A: Args>(args: &mut A) -> Result<Held<Vec<Self::Item>>, InteropError>
    where
        Self::Item: JsArgument;
}

impl<T> TakeList for Holder<[T]> {
    type Item = T;
    #[inline]
    fn take<A: Args>(args: &mut A) -> Result<Held<Vec<T>>, InteropError>
    where
        T: JsArgument,
    {
        args.take().map(Held)
    }
}

impl Holder<[u8]> {
    /// Bytes, not a list of numbers.
    #[inline]
    pub fn take<A: Args>(args: &mut A) -> Result<Held<Vec<u8>>, InteropError> {
        Holder::<Vec<u8>>::take(args)
    }
}

impl Holder<str> {
    /// A text.
    #[inline]
    pub fn take<A: Args>(args: &mut A) -> Result<Held<String>, InteropError> {
        args.take().map(Held)
    }
}

impl<T: Exported> Holder<T> {
    /// Receives a reference to an instance.
    #[inline]
    pub fn take<A: Args>(args: &mut A) -> Result<HeldObject<T>, InteropError> {
        args.take().map(HeldObject)
    }

    /// Receives a reference to an instance, or nothing.
    #[inline]
    pub fn take_option<A: Args>(args: &mut A) -> Result<Option<HeldObject<T>>, InteropError> {
        Ok(args.take::<Option<RustObjectRef<T>>>()?.map(HeldObject))
    }
}

/// Receives what a `&mut T` parameter borrows: never a value, because its change would be lost.
#[inline]
pub fn take_instance<T: Exported, A: Args>(args: &mut A) -> Result<HeldObject<T>, InteropError> {
    args.take().map(HeldObject)
}

/// A value that is borrowed for the length of a call.
pub struct Held<T>(T);

impl<T> Held<T> {
    /// For `&T`.
    #[inline]
    pub fn lend(&self) -> Result<&T, InteropError> {
        Ok(&self.0)
    }
}

/// An instance that is borrowed for the length of a call.
pub struct HeldObject<T: 'static>(RustObjectRef<T>);

impl<T: 'static> HeldObject<T> {
    /// For `&T`.
    pub fn lend(&self) -> Result<ObjectGuard<'_, T>, InteropError> {
        self.0.borrow("argument")
    }

    /// For `&mut T`.
    pub fn lend_mut(&self) -> Result<ObjectGuardMut<'_, T>, InteropError> {
        self.0.borrow_mut("argument")
    }
}

impl Holder<crate::JsRuntime> {
    /// Supplied: nothing is taken.
    #[inline]
    pub fn take<A: Args>(args: &mut A) -> Result<Held<crate::JsRuntime>, InteropError> {
        args.skip();
        Ok(Held(crate::JsRuntime::current()))
    }
}

impl Holder<Vec<u8>> {
    /// Bytes, not a list of numbers.
    #[inline]
    pub fn take<A: Args>(args: &mut A) -> Result<Held<Vec<u8>>, InteropError> {
        args.take::<crate::JsBytes>()
            .map(|bytes| Held(Vec::from(bytes)))
    }

    /// Bytes, or nothing.
    #[inline]
    pub fn take_option<A: Args>(args: &mut A) -> Result<Option<Held<Vec<u8>>>, InteropError> {
        let bytes = args.take::<Option<crate::JsBytes>>()?;
        Ok(bytes.map(|bytes| Held(Vec::from(bytes))))
    }
}
