//! A `FakeValue` on its way to Rust, written as the JavaScript half would write it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{FakeCallback, FakeJsObject, FakeRustObject, FakeValue};
use crate::codec::{BigInt, CodecError, Elements, Kind, Marker, encoding};
use crate::dispatcher::ObjectHandle;
use crate::error::{ErrorCode, InteropError};
use crate::testing::peer::JsTables;

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
                Err(_) => Err(refused(
                    ErrorCode::InvalidString,
                    "holds a lone surrogate, which no Rust string can; call `toWellFormed()` on it",
                )),
            },
            FakeValue::BigInt(digits) => bigint(digits, serializer),
            FakeValue::Date(millis) => date(*millis, serializer),
            FakeValue::Array(values) => values.serialize(serializer),
            FakeValue::TypedArray(array) => array.serialize(serializer),
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
            FakeValue::AbortSignal(_) => Err(refused(
                ErrorCode::NotSerializable,
                "is an AbortSignal, which only Rust can send",
            )),
        }
    }
}

fn refused<E: serde::ser::Error>(code: ErrorCode, text: &str) -> E {
    CodecError::carry_out(InteropError::new(code, text))
}

fn bigint<S: Serializer>(digits: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let Some(value) = BigInt::parse(digits) else {
        let text = format!("{digits:?} are no digits of a bigint");
        return Err(refused(ErrorCode::NotSerializable, &text));
    };
    let sign = u64::from(value.is_negative());
    let words = [&[sign], value.words()].concat();
    serializer.serialize_newtype_struct(Marker::BigInt.name(), &Elements(&words))
}

#[allow(clippy::cast_possible_truncation)] // what is no whole number of that range is refused
fn date<S: Serializer>(millis: f64, serializer: S) -> Result<S::Ok, S::Error> {
    if millis.is_nan() {
        let text = "is an invalid Date; check `date.getTime()` before sending it";
        return Err(refused(ErrorCode::NotSerializable, text));
    }
    serializer.serialize_newtype_struct(Marker::Date.name(), &(millis as i64))
}

impl Serialize for FakeRustObject {
    /// No share moves when an object goes back to its owner.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ObjectHandle {
            handle,
            type_number,
        } = self.object;
        let scope = encoding::<S::Error>()?;
        let tables = JsTables::of(scope.peer()).map_err(CodecError::carry_out)?;
        if let Some(name) = tables.disposed(handle) {
            let text = format!("is a RustObjectRef of `{name}` that was disposed");
            return Err(refused(ErrorCode::Disposed, &text));
        }
        let token = scope.token(Kind::RustObject, handle, || type_number);
        serializer.serialize_newtype_struct(
            Marker::RustObject.name(),
            &token.map_err(CodecError::carry_out)?,
        )
    }
}

impl Serialize for FakeCallback {
    /// Only [`FakeArgs::get`](crate::testing::FakeArgs::get) does this: a message from the double to itself.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = encoding::<S::Error>()?;
        let token = JsTables::of(scope.peer()).and_then(|tables| {
            if tables.to_itself {
                return scope.token(Kind::Callback, self.handle, || 0);
            }
            let text = "a callback cannot be sent back; Rust has the closure";
            Err(InteropError::new(ErrorCode::NotSerializable, text))
        });
        serializer.serialize_newtype_struct(
            Marker::RustObject.name(),
            &token.map_err(CodecError::carry_out)?,
        )
    }
}

impl Serialize for FakeJsObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = encoding::<S::Error>()?;
        let token = JsTables::of(scope.peer()).and_then(|tables| {
            scope.token(Kind::JsObject, self.handle, || tables.grant(self.handle))
        });
        serializer.serialize_newtype_struct(
            Marker::JsObject.name(),
            &token.map_err(CodecError::carry_out)?,
        )
    }
}
