//! The same values by our codec and by serde-wasm-bindgen, for the test that compares the two.

use std::fmt;

use interop_runtime::prelude::*;
use interop_tests_arbitrary::{Value, value};
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use wasm_bindgen::prelude::*;

/// The arbitrary value of a seed, by our codec.
#[js_invokable("arbitrary")]
fn by_codec(seed: u32) -> Value {
    value(seed)
}

/// The same by serde-wasm-bindgen, with the settings that are nearest to ours.
#[wasm_bindgen]
pub fn arbitrary_by_serde_wasm_bindgen(seed: u32, bigints: bool) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::new()
        .serialize_missing_as_null(true)
        .serialize_large_number_types_as_bigints(bigints);
    Ok(value(seed).serialize(&serializer)?)
}

/// Whether a value that was in JavaScript is still that of the seed.
#[js_invokable("isArbitrary")]
fn is_arbitrary(seed: u32, value: Value) -> bool {
    // Not `PartialEq`: NaN is NaN, and -0 is not 0.
    format!("{value:?}") == format!("{:?}", self::value(seed))
}

#[js_import("fuzz.answer")]
fn answer() -> Result<Value, InteropError>;

/// The decoder of results, for the fuzz test.
#[js_invokable("askArbitrary")]
fn ask_arbitrary() -> Result<bool, InteropError> {
    answer().map(|value| format!("{value:?}").is_empty())
}

/// The decoder of arguments, for the fuzz test.
#[js_invokable("takeArbitrary")]
fn take_arbitrary(first: Value, second: Option<Any>) -> bool {
    drop((first, second));
    true
}

/// What a deserializer says of a value whose type nobody has declared.
#[js_invokable("describeAny")]
fn describe_any(value: Any) -> String {
    format!("{value:?}")
}

/// The same by serde-wasm-bindgen.
#[wasm_bindgen]
pub fn describe_any_by_serde_wasm_bindgen(value: JsValue) -> Result<String, JsValue> {
    let value: Any = serde_wasm_bindgen::from_value(value)?;
    Ok(format!("{value:?}"))
}

/// As `serde_json::Value`, but it loses nothing: bytes, keys of any type, NaN.
#[derive(Debug)]
#[allow(dead_code)] // it is only shown
enum Any {
    Nothing,
    Bool(bool),
    /// Of whatever width and sign it came.
    Integer(i128),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Any>),
    Map(Vec<(Any, Any)>),
}

impl<'de> Deserialize<'de> for Any {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyVisitor)
    }
}

struct AnyVisitor;

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Any;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Any, E> {
        Ok(Any::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Any, E> {
        Ok(Any::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Any, E> {
        Ok(Any::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Any, E> {
        Ok(Any::Integer(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Any, E> {
        Ok(Any::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Any, E> {
        Ok(Any::Text(value.to_owned()))
    }

    fn visit_bytes<E: de::Error>(self, value: &[u8]) -> Result<Any, E> {
        Ok(Any::Bytes(value.to_vec()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Any, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Any::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Any, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Any::Map(entries))
    }
}
