//! Serde types as a `JsValue` and back, for code that uses web-sys or js-sys beside the calls.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::error::{ErrorCode, InteropError};

/// A value as a `JsValue`, through serde-wasm-bindgen.
///
/// Structs and maps become plain objects, `None` and `()` null, bytes a `Uint8Array`. What only a call can
/// carry does not go this way: a map's keys must be strings, [`JsDate`](crate::JsDate) is a number, and
/// [`JsTypedArray`](crate::JsTypedArray) an Array.
///
/// # Errors
/// `TypeMismatch`: an integer beyond ±(2^53−1), a key that is no string, a reference, an error of the
/// type's own `Serialize`.
pub fn to_js_value<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, InteropError> {
    let serializer = serde_wasm_bindgen::Serializer::new()
        .serialize_missing_as_null(true)
        .serialize_maps_as_objects(true);
    value
        .serialize(&serializer)
        .map_err(|error| mismatch(&error))
}

/// A `JsValue` as a value, through serde-wasm-bindgen.
///
/// # Errors
/// `TypeMismatch`: what JavaScript has there is nothing that `T` can be read from.
pub fn from_js_value<T: DeserializeOwned>(value: JsValue) -> Result<T, InteropError> {
    serde_wasm_bindgen::from_value(value).map_err(|error| mismatch(&error))
}

fn mismatch(error: &serde_wasm_bindgen::Error) -> InteropError {
    // It shows itself as the JavaScript error that it is: `Error: invalid type: …`.
    let text = error.to_string();
    let text = text.strip_prefix("Error: ").unwrap_or(&text);
    InteropError::new(ErrorCode::TypeMismatch, text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};
    use wasm_bindgen::JsCast;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::{JsBytes, RustObjectRef};

    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    struct Person {
        name: String,
        note: Option<String>,
        marks: BTreeMap<String, u8>,
        photo: JsBytes,
    }

    #[test]
    fn there_and_back() {
        let person = Person {
            name: "Žofie".into(),
            note: None,
            marks: BTreeMap::from([("math".into(), 1)]),
            photo: vec![1, 5, 7].into(),
        };
        let value = to_js_value(&person).unwrap();
        let property = |name: &str| js_sys::Reflect::get(&value, &name.into()).unwrap();
        assert!(property("note").is_null());
        assert!(property("photo").is_instance_of::<js_sys::Uint8Array>());
        assert!(!property("marks").is_instance_of::<js_sys::Map>());
        assert_eq!(from_js_value::<Person>(value).unwrap(), person);
    }

    #[test]
    fn refusals_are_errors_of_ours() {
        let error = from_js_value::<Person>(JsValue::from(5)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::TypeMismatch);
        assert!(error.message().starts_with("invalid type: "), "{error}");
        let refused = |error: InteropError| (error.code(), error.message().to_owned());
        let (code, text) = refused(to_js_value(&u64::MAX).unwrap_err());
        assert_eq!(code, ErrorCode::TypeMismatch, "{text}");
        let (code, text) = refused(to_js_value(&RustObjectRef::new(1)).unwrap_err());
        assert_eq!(code, ErrorCode::TypeMismatch);
        assert!(text.contains("only as part of a call"), "{text}");
    }
}
