//! What a user's function returned, taken apart and made ready to travel.
#![allow(clippy::must_use_candidate, clippy::missing_errors_doc)] // for generated code only

use std::convert::Infallible;
use std::error::Error;
use std::pin::Pin;

use serde::Serialize;

use crate::call::Outcome;
use crate::connection::encode_outcome;
use crate::crossing::{ByteLike, Bytes};
use crate::error::{InteropError, error_from_box};
use crate::exported::OwnRoad;

/// A type that an invokable can return: any `serde::Serialize`, or a `Result` of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned to JavaScript",
    label = "cannot go to JavaScript",
    note = "derive `serde::Serialize` for it, or return a `RustObjectRef<{Self}>` to send it by reference"
)]
pub trait JsReturn: Serialize {}
#[diagnostic::do_not_recommend]
impl<T: Serialize> JsReturn for T {}

/// An error that an invokable can return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error of an invokable",
    label = "is not an error",
    note = "implement `std::error::Error` for it, or return a `String`, `Box<dyn Error>`, `Fault` or `InteropError`"
)]
pub trait JsError: Into<Box<dyn Error>> {}
#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn Error>>> JsError for E {}

/// What a user's function returned. Inherent methods win over the traits below, as with [`Param`](crate::__private::Param).
pub struct Returned<T>(pub T);

/// For a function that cannot fail.
pub trait Split<T> {
    /// Always `Ok`.
    fn split(self) -> Result<T, Infallible>;
}

impl<T> Split<T> for Returned<T> {
    #[inline]
    fn split(self) -> Result<T, Infallible> {
        Ok(self.0)
    }
}

impl<T, E> Returned<Result<T, E>> {
    /// The `Result` itself.
    #[inline]
    pub fn split(self) -> Result<T, E> {
        self.0
    }
}

impl<F: ?Sized> Returned<Pin<Box<F>>> {
    /// A future that nobody would await.
    pub fn split(self) -> Result<(), Infallible>
    where
        F: Awaited,
    {
        Ok(())
    }
}

/// Implemented by nothing.
#[diagnostic::on_unimplemented(
    message = "`Pin<Box<{Self}>>` cannot be returned to JavaScript",
    label = "write `async fn` and what the future gives",
    note = "the result of an `async fn` is awaited, and JavaScript has a promise"
)]
pub trait Awaited {}

/// The general road: by serde.
pub trait EncodeValue<T> {
    /// Makes it ready to travel.
    fn encode(self) -> Outcome
    where
        T: JsReturn;
}

impl<T> EncodeValue<T> for Returned<T> {
    fn encode(self) -> Outcome
    where
        T: JsReturn,
    {
        encode_outcome(&self.0)
    }
}

impl<T: OwnRoad> Returned<T> {
    /// A scalar needs no message; bytes are no list of numbers, and an object is not its fields.
    #[inline]
    pub fn encode(self) -> Outcome {
        self.0.encode_own()
    }
}

/// Each type for itself: a road for everything that is like bytes would cross that of the instances.
macro_rules! bytes {
    ($($type:ty),+) => { $(
        impl OwnRoad for $type {
            fn encode_own(self) -> Outcome {
                encode_outcome(&self.bytes().map(Bytes))
            }
        }
    )+ };
}
bytes!(
    Vec<u8>,
    &[u8],
    &Vec<u8>,
    Option<Vec<u8>>,
    Option<&[u8]>,
    Option<&Vec<u8>>
);

/// An error that a user's function returned.
pub struct Failed<E>(pub E);

/// The general road.
pub trait ConvertError<E> {
    /// The error that JavaScript receives.
    fn convert(self) -> InteropError
    where
        E: JsError;
}

impl<E> ConvertError<E> for Failed<E> {
    #[cold]
    fn convert(self) -> InteropError
    where
        E: JsError,
    {
        error_from_box(self.0.into())
    }
}

/// Errors with a road of their own. One trait for all of them: of several inherent functions, rustc would complain
/// wherever a type is unknown.
pub trait OwnError {
    /// The error that JavaScript receives.
    fn convert_own(self) -> InteropError;
}

impl<E: OwnError> Failed<E> {
    /// The error that JavaScript receives.
    #[cold]
    pub fn convert(self) -> InteropError {
        self.0.convert_own()
    }
}

impl OwnError for InteropError {
    /// Not by a box, whose vtable has the `Debug` of the error: 7 kB.
    fn convert_own(self) -> InteropError {
        self
    }
}

#[cfg(feature = "anyhow")]
impl OwnError for anyhow::Error {
    /// What was attached to it is visible to anyhow only.
    fn convert_own(self) -> InteropError {
        crate::error::error_from_anyhow(&self)
    }
}

impl OwnError for Box<dyn Error + Send + Sync> {
    /// There is no `From` from this box to the other.
    fn convert_own(self) -> InteropError {
        error_from_box(self)
    }
}
