//! What a declared type wants from JavaScript, found by asking the type itself.

use std::fmt::{self, Display};

use serde::de::{self, DeserializeOwned, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::marker::Marker;

/// What the answer to a call has to carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wants {
    Value = 0,
    /// Any object or function, as a reference.
    Reference = 1,
    /// Nothing: the result is ignored and never encoded.
    Nothing = 2,
}

/// What is known of a type before a value of it arrives.
#[derive(Clone, Copy)]
pub(crate) struct Declared {
    pub(crate) wants: Wants,
    pub(crate) optional: bool,
}

impl Declared {
    /// A result that is ignored.
    #[cfg(target_arch = "wasm32")]
    pub(crate) const NOTHING: Self = Declared {
        wants: Wants::Nothing,
        optional: false,
    };

    /// As JavaScript reads it: [`Wants`], and 4 for what may be missing.
    pub(crate) fn bits(self) -> u8 {
        self.wants as u8 | if self.optional { 4 } else { 0 }
    }

    /// Runs the type's `Deserialize` until its first question, which tells.
    pub(crate) fn of<T: DeserializeOwned>() -> Self {
        let mut declared = Declared {
            wants: Wants::Value,
            optional: false,
        };
        let _ = T::deserialize(Asked(&mut declared));
        declared
    }
}

struct Asked<'a>(&'a mut Declared);

/// Ends the attempt; nobody sees this error. A type of its own, because this is compiled for each type that is asked:
/// 1 kB with an error of the codec.
#[derive(Debug)]
struct Enough;

impl Display for Enough {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Enough {}

impl de::Error for Enough {
    fn custom<T: Display>(_: T) -> Self {
        Enough
    }
}

impl<'de> Deserializer<'de> for Asked<'_> {
    type Error = Enough;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Enough> {
        Err(Enough)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Enough> {
        if !self.0.optional {
            self.0.wants = Wants::Nothing;
        }
        Err(Enough)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Enough> {
        self.0.optional = true;
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: V,
    ) -> Result<V::Value, Enough> {
        if Marker::of(name) == Some(Marker::JsObject) {
            self.0.wants = Wants::Reference;
        }
        Err(Enough)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
