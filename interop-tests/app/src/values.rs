//! Values there and back.

use std::collections::BTreeMap;

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

#[js_invokable]
fn return_array() -> Vec<i32> {
    vec![1, 2, 3]
}

#[js_invokable("differentMethodName")]
fn return_array_too() -> Vec<i32> {
    return_array()
}

#[js_invokable]
fn add(a: f64, b: f64) -> f64 {
    a + b
}

#[js_invokable]
fn nothing() {}

#[js_invokable]
fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    string_val: String,
    int_val: i32,
    note: Option<String>,
    scores: Vec<f64>,
    inner: Option<Box<Record>>,
}

#[derive(Serialize, Deserialize)]
enum Shape {
    Empty,
    Circle(f64),
    Line(f64, f64),
    Box { width: f64, height: f64 },
}

macro_rules! echoes {
    ($($name:ident: $type:ty),+ $(,)?) => { $(
        #[js_invokable]
        fn $name(value: $type) -> $type {
            value
        }
    )+ };
}

echoes! {
    echo_bool: bool,
    echo_u8: u8,
    echo_i32: i32,
    echo_u32: u32,
    echo_i64: i64,
    echo_u64: u64,
    echo_f32: f32,
    echo_f64: f64,
    echo_string: String,
    echo_char: char,
    echo_option: Option<i32>,
    echo_list: Vec<f64>,
    echo_strings: Vec<String>,
    echo_tuple: (i32, String),
    echo_bytes: Vec<u8>,
    echo_optional_bytes: Option<Vec<u8>>,
    echo_record: Record,
    echo_records: Vec<Record>,
    echo_shapes: Vec<Shape>,
    echo_map: BTreeMap<String, i32>,
    echo_unit: (),
}

/// A mixture, so that arguments of every road stand beside each other.
#[js_invokable]
fn describe(
    id: u32,
    name: &str,
    active: bool,
    scores: &[f64],
    bytes: &[u8],
    note: Option<String>,
) -> String {
    format!("{id} {name} {active} {scores:?} {bytes:?} {note:?}")
}

#[js_invokable]
fn join(first: &str, second: Option<String>, third: Option<String>) -> String {
    [Some(first.to_owned()), second, third]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("-")
}

/// Longer than any other message, so that buffers have to grow.
#[js_invokable]
fn repeat(text: &str, times: u32) -> String {
    text.repeat(times as usize)
}

#[js_invokable]
fn sum_of_bytes(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(*byte)).sum()
}
