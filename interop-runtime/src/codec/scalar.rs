//! A value that needs no message: it travels as a number and a status.

use serde::{Serialize, Serializer};

use super::serializer::safe;

/// A scalar on its way to JavaScript.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scalar {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
}

/// A type whose values are scalars.
pub(crate) trait ToScalar {
    /// `None` for an integer that no number holds: the encoder says what is wrong with it.
    fn to_scalar(&self) -> Option<Scalar>;
}

macro_rules! numbers {
    ($($type:ty)+) => { $(
        impl ToScalar for $type {
            #[inline]
            fn to_scalar(&self) -> Option<Scalar> {
                Some(Scalar::Number((*self).into()))
            }
        }
    )+ };
}
numbers!(i8 i16 i32 u8 u16 u32 f32 f64);

macro_rules! wide_integers {
    ($($type:ty, $magnitude:ident, $negative:expr;)+) => { $(
        impl ToScalar for $type {
            #[inline]
            fn to_scalar(&self) -> Option<Scalar> {
                safe($magnitude(*self), $negative(*self)).ok().map(Scalar::Number)
            }
        }
    )+ };
}

fn unsigned(value: u64) -> u128 {
    value.into()
}

fn signed(value: i64) -> u128 {
    value.unsigned_abs().into()
}

wide_integers! {
    i64, signed, |value| value < 0;
    u64, unsigned, |_| false;
}

impl ToScalar for bool {
    #[inline]
    fn to_scalar(&self) -> Option<Scalar> {
        Some(Scalar::Bool(*self))
    }
}

impl ToScalar for () {
    #[inline]
    fn to_scalar(&self) -> Option<Scalar> {
        Some(Scalar::Undefined)
    }
}

impl<T: ToScalar> ToScalar for Option<T> {
    #[inline]
    fn to_scalar(&self) -> Option<Scalar> {
        self.as_ref().map_or(Some(Scalar::Null), T::to_scalar)
    }
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Scalar::Undefined => serializer.serialize_unit(),
            Scalar::Null => serializer.serialize_none(),
            Scalar::Bool(value) => serializer.serialize_bool(value),
            Scalar::Number(value) => serializer.serialize_f64(value),
        }
    }
}
