//! `FakeValue`: any value that crosses, as the double of the JavaScript side sees it.

use serde::de::{self, MapAccess, SeqAccess};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::codec::{
    CodecError, ErasedValue, JS_OBJECT, Kind, RUST_OBJECT, Token, decoding, encoding,
};
use crate::dispatcher::ObjectHandle;
use crate::error::{ErrorCode, InteropError};
use crate::handle::Handle;
use crate::testing::peer::JsTables;

/// A JavaScript value that can cross.
///
/// ```
/// use interop_runtime::testing::{FakeJs, FakeValue};
/// let fake = FakeJs::new();
/// fake.on("echo", |args| Ok(args.value(0).clone()));
/// # let js = fake.runtime();
/// let text: String = js.invoke_sync("echo", ("hi",))?;
/// assert_eq!(fake.calls("echo")[0].value(0), &FakeValue::String("hi".into()));
/// # assert_eq!(text, "hi");
/// # Ok::<(), interop_runtime::InteropError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FakeValue {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(String),
    /// A string in UTF-16 code units; one with a lone surrogate is refused with `InvalidString`.
    Utf16(Vec<u16>),
    /// A bigint, in decimal digits. It cannot cross yet.
    BigInt(String),
    /// A Date, in milliseconds. It cannot cross yet.
    Date(f64),
    /// An Array.
    Array(Vec<FakeValue>),
    /// A plain object, its properties in order.
    Object(Vec<(String, FakeValue)>),
    /// A `Map`; keys need not be strings.
    Map(Vec<(FakeValue, FakeValue)>),
    /// A `Uint8Array`.
    Bytes(Vec<u8>),
    /// Another typed array: it crosses as a list of numbers.
    TypedArray(Vec<f64>),
    /// A reference to an object of Rust.
    RustObject(FakeRustObject),
    /// A function that calls a closure of Rust.
    Callback(FakeCallback),
    /// An object of JavaScript that was passed by reference.
    JsObject(FakeJsObject),
}

/// A `JsCallback` as JavaScript holds it: [`FakeJs::call`](super::FakeJs::call) calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FakeCallback {
    pub(super) handle: Handle,
}

/// A `RustObjectRef` as JavaScript holds it. [`FakeJs`](super::FakeJs) calls its methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FakeRustObject {
    pub(super) object: ObjectHandle,
}

/// An object of the double.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FakeJsObject {
    pub(super) handle: Handle,
}

impl Serialize for FakeValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FakeValue::Undefined => serializer.serialize_unit(),
            FakeValue::Null => serializer.serialize_none(),
            FakeValue::Bool(value) => serializer.serialize_bool(*value),
            FakeValue::Number(value) => serializer.serialize_f64(*value),
            FakeValue::String(value) => serializer.serialize_str(value),
            FakeValue::Utf16(units) => match String::from_utf16(units) {
                Ok(text) => serializer.serialize_str(&text),
                Err(_) => Err(refused(ErrorCode::InvalidString, "holds a lone surrogate")),
            },
            FakeValue::BigInt(_) => Err(unsupported("a bigint", "a number or a string")),
            FakeValue::Date(_) => Err(unsupported(
                "a Date",
                "`date.getTime()` or `date.toISOString()`",
            )),
            FakeValue::Array(values) => values.serialize(serializer),
            FakeValue::TypedArray(numbers) => numbers.serialize(serializer),
            FakeValue::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
            FakeValue::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
            FakeValue::Bytes(bytes) => serializer.serialize_bytes(bytes),
            FakeValue::RustObject(object) => object.serialize(serializer),
            FakeValue::Callback(callback) => callback.serialize(serializer),
            FakeValue::JsObject(object) => object.serialize(serializer),
        }
    }
}

#[diagnostic::do_not_recommend]
impl crate::JsArgs for Vec<FakeValue> {
    fn with_values<R>(&self, use_them: impl FnOnce(&[&dyn ErasedValue]) -> R) -> R {
        let values: Vec<&dyn ErasedValue> = self.iter().map(|value| value as _).collect();
        use_them(&values)
    }
}

impl Serialize for FakeRustObject {
    /// No share moves when an object goes back to its owner.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ObjectHandle {
            handle,
            type_number,
        } = self.object;
        let token = encoding::<S::Error>()?.token(Kind::RustObject, handle, || type_number);
        serializer.serialize_newtype_struct(RUST_OBJECT, &token.map_err(CodecError::carry_out)?)
    }
}

impl Serialize for FakeCallback {
    /// Only [`FakeArgs::get`](super::FakeArgs::get) does this: a message from the double to itself.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = encoding::<S::Error>()?;
        let token = JsTables::of(scope.peer()).and_then(|tables| {
            if tables.to_itself {
                return scope.token(Kind::Callback, self.handle, || 0);
            }
            let text = "a callback cannot be sent back; Rust has the closure";
            Err(InteropError::new(ErrorCode::NotSerializable, text))
        });
        serializer.serialize_newtype_struct(RUST_OBJECT, &token.map_err(CodecError::carry_out)?)
    }
}

impl Serialize for FakeJsObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = encoding::<S::Error>()?;
        let token = JsTables::of(scope.peer()).and_then(|tables| {
            scope.token(Kind::JsObject, self.handle, || tables.grant(self.handle))
        });
        serializer.serialize_newtype_struct(JS_OBJECT, &token.map_err(CodecError::carry_out)?)
    }
}

impl<'de> Deserialize<'de> for FakeValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
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

fn refused<E: serde::ser::Error>(code: ErrorCode, text: &str) -> E {
    CodecError::carry_out(InteropError::new(code, text))
}

fn unsupported<E: serde::ser::Error>(what: &str, instead: &str) -> E {
    let text = format!("is {what}, which is not supported yet; send {instead}");
    refused(ErrorCode::NotSerializable, &text)
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
        // Rust writes a map as an object exactly if all its keys are strings.
        let key = |(key, value): &(FakeValue, FakeValue)| match key {
            FakeValue::String(key) => Some((key.clone(), value.clone())),
            _ => None,
        };
        let object: Option<Vec<_>> = map.iter().map(key).collect();
        Ok(object.map_or(FakeValue::Map(map), FakeValue::Object))
    }

    /// A reference: nothing else comes as a newtype.
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<FakeValue, D::Error> {
        let token = Token::deserialize(deserializer)?;
        let entry = decoding::<D::Error>()?
            .entry(token)
            .map_err(CodecError::carry)?;
        Ok(match entry.kind {
            Kind::RustObject => FakeValue::RustObject(FakeRustObject {
                object: ObjectHandle {
                    handle: entry.handle,
                    type_number: entry.detail,
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
