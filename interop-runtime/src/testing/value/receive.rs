//! A value that arrives at the double, as the `FakeValue` that it is.

use serde::de::{self, MapAccess, SeqAccess};
use serde::{Deserialize, Deserializer};

use super::{FakeCallback, FakeJsObject, FakeRustObject, FakeTypedArray, FakeValue};
use crate::codec::{CodecError, Held, Kind, Marker, Token, decoding};
use crate::dispatcher::ObjectHandle;
use crate::reference::NO_FINALIZER;
use crate::testing::peer::JsTables;

impl<'de> Deserialize<'de> for FakeValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(Marker::Any.name(), AnyValue)
    }
}

/// What arrived by reference, as what it is known to be.
macro_rules! deserialize_as {
    ($($type:ident, $variant:ident, $name:literal;)+) => { $(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                match FakeValue::deserialize(deserializer)? {
                    FakeValue::$variant(value) => Ok(value),
                    other => Err(de::Error::custom(format_args!(
                        concat!("expected ", $name, ", found {:?}"),
                        other
                    ))),
                }
            }
        }
    )+ };
}

deserialize_as! {
    FakeRustObject, RustObject, "a RustObjectRef";
    FakeCallback, Callback, "a function of Rust";
    FakeJsObject, JsObject, "an object of the double";
}

struct AnyValue;

impl<'de> de::Visitor<'de> for AnyValue {
    type Value = FakeValue;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<FakeValue, E> {
        Ok(FakeValue::Undefined)
    }

    fn visit_none<E>(self) -> Result<FakeValue, E> {
        Ok(FakeValue::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<FakeValue, E> {
        Ok(FakeValue::Bool(value))
    }

    #[allow(clippy::cast_precision_loss)] // the codec gives integers that a double holds exactly
    fn visit_i64<E>(self, value: i64) -> Result<FakeValue, E> {
        Ok(FakeValue::Number(value as f64))
    }

    #[allow(clippy::cast_precision_loss)] // as above
    fn visit_u64<E>(self, value: u64) -> Result<FakeValue, E> {
        Ok(FakeValue::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<FakeValue, E> {
        Ok(FakeValue::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<FakeValue, E> {
        Ok(FakeValue::String(value.to_owned()))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<FakeValue, E> {
        Ok(FakeValue::Bytes(bytes.to_vec()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<FakeValue, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = elements.next_element()? {
            values.push(value);
        }
        Ok(FakeValue::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<FakeValue, A::Error> {
        let mut map: Vec<(FakeValue, FakeValue)> = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        // A `Map` does not come here, but by `visit_some`; one that serde has buffered does.
        let key = |(key, value): &(FakeValue, FakeValue)| match key {
            FakeValue::String(key) => Some((key.clone(), value.clone())),
            _ => None,
        };
        let object: Option<Vec<_>> = map.iter().map(key).collect();
        Ok(object.map_or(FakeValue::Map(map), FakeValue::Object))
    }

    /// A `Map`, which may have string keys too.
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<FakeValue, D::Error> {
        let map = crate::JsMap::<FakeValue, FakeValue>::deserialize(deserializer)?;
        Ok(FakeValue::Map(map.into_iter().collect()))
    }

    /// A reference, or a value that serde has no word for.
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<FakeValue, D::Error> {
        let token = Token::deserialize(deserializer)?;
        let scope = decoding::<D::Error>()?;
        match scope.held(token) {
            Some(Held::BigInt(value)) => return Ok(FakeValue::BigInt(value.to_string())),
            #[allow(clippy::cast_precision_loss)] // whole numbers of a Date's range are exact
            Some(Held::Date(millis)) => return Ok(FakeValue::Date(millis as f64)),
            Some(Held::TypedArray(element, bytes)) => {
                return Ok(FakeValue::TypedArray(FakeTypedArray::from_bytes(
                    element, &bytes,
                )));
            }
            Some(Held::AbortSignal) => {
                let tables = JsTables::of(scope.peer()).map_err(CodecError::carry)?;
                return Ok(FakeValue::AbortSignal(tables.signal_of_call()));
            }
            None => {}
        }
        let entry = scope.entry(token).map_err(CodecError::carry)?;
        Ok(match entry.kind {
            Kind::RustObject => FakeValue::RustObject(FakeRustObject {
                object: ObjectHandle {
                    handle: entry.handle,
                    type_number: entry.detail & !NO_FINALIZER,
                },
            }),
            Kind::Callback => FakeValue::Callback(FakeCallback {
                handle: entry.handle,
            }),
            Kind::JsObject => FakeValue::JsObject(FakeJsObject {
                handle: entry.handle,
            }),
        })
    }
}
