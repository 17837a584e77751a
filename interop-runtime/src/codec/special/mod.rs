//! Types of our own for what JavaScript has and serde's data model has not.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, Unexpected, Visitor};

use super::active::maybe_decoding;
use super::bigint::BigInt;
use super::error::CodecError;
use super::found::{found_array, found_bigint};
use super::marker::Marker;
use super::scope::Token;
use super::wire::ElementType;
use crate::error::InteropError;

mod abort_signal;
mod big_int;
mod bytes;
mod date;
mod map;
#[cfg(test)]
mod tests;
mod typed_array;

pub use abort_signal::JsAbortSignal;
pub use big_int::{BigIntValue, JsBigInt};
pub use bytes::JsBytes;
pub use date::JsDate;
pub use map::JsMap;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use typed_array::Elements;
pub(super) use typed_array::as_bytes;
#[cfg(all(feature = "typescript", not(target_arch = "wasm32")))]
pub(crate) use typed_array::typed_array_class;
pub use typed_array::{JsTypedArray, TypedArrayElement};

/// A value on its way in, kept by the scope while serde hands its token around.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Held {
    BigInt(BigInt),
    /// In milliseconds.
    Date(i64),
    TypedArray(ElementType, Vec<u8>),
    #[cfg(not(target_arch = "wasm32"))] // only the double receives one
    AbortSignal,
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Held::BigInt(value) => f.write_str(&found_bigint(value)),
            Held::Date(_) => f.write_str("a Date"),
            #[cfg(not(target_arch = "wasm32"))]
            Held::AbortSignal => f.write_str("an AbortSignal"),
            Held::TypedArray(element, _) => f.write_str(&found_array(element.class())),
        }
    }
}

/// Reads a value that has a token inside the codec, and the form `F` for any other deserializer.
///
/// `take` gets what was held; nothing if the token is that of a reference.
fn read_held<'de, D: Deserializer<'de>, T, F: Deserialize<'de> + Into<T>>(
    deserializer: D,
    marker: Marker,
    expected: &str,
    take: impl FnOnce(&Held) -> Option<Result<T, InteropError>>,
) -> Result<T, D::Error> {
    let visitor = OfToken {
        expected,
        take,
        forms: PhantomData::<fn() -> (T, F)>,
    };
    deserializer.deserialize_newtype_struct(marker.name(), visitor)
}

struct OfToken<'a, Take, T, F> {
    expected: &'a str,
    take: Take,
    forms: PhantomData<fn() -> (T, F)>,
}

impl<'de, Take, T, F> Visitor<'de> for OfToken<'_, Take, T, F>
where
    Take: FnOnce(&Held) -> Option<Result<T, InteropError>>,
    F: Deserialize<'de> + Into<T>,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        let Some(scope) = maybe_decoding() else {
            return F::deserialize(deserializer).map(Into::into);
        };
        let token = Token::deserialize(deserializer)?;
        let Some(held) = scope.held(token) else {
            return Err(de::Error::invalid_type(
                Unexpected::Other("a reference"),
                &self,
            ));
        };
        let expected = self.expected;
        (self.take)(&held).map_or_else(
            || {
                let found = held.to_string();
                Err(de::Error::invalid_type(
                    Unexpected::Other(&found),
                    &expected,
                ))
            },
            |value| value.map_err(CodecError::carry),
        )
    }
}
