//! Functions: identifiers, side effects, structs, numbers of arguments, bytes.

use std::cell::Cell;

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

use crate::objects::TestData;

thread_local! {
    static RUNS: Cell<u32> = const { Cell::new(0) };
}

/// A side effect that JavaScript can read back.
fn ran() {
    RUNS.set(RUNS.get() + 1);
}

#[js_invokable]
fn reset_runs() {
    RUNS.set(0);
}

#[js_invokable]
fn runs() -> u32 {
    RUNS.get()
}

#[js_invokable]
fn static_void() {
    ran();
}

#[js_invokable]
fn static_struct() -> TestData {
    TestData::new("Test", 123)
}

#[js_invokable]
fn by_function_name() -> u32 {
    not_invokable()
}

/// Without the attribute, and so not there for JavaScript.
fn not_invokable() -> u32 {
    456
}

#[js_invokable("CustomIdentifier")]
fn renamed() -> &'static str {
    "renamed"
}

/// Gives the list's sum to a struct by value and to a new object by reference.
#[js_invokable]
fn with_params(
    data: &TestData,
    list: &[i32],
    reference: &RustObjectRef<TestData>,
) -> Result<(TestData, RustObjectRef<TestData>), InteropError> {
    let sum = list.iter().sum();
    let referred = reference.with(|data| data.changed(sum))?;
    Ok((data.changed(sum), RustObjectRef::new(referred)))
}

#[js_invokable]
fn struct_is_third(number: i32, text: String, data: TestData) -> (i32, String, TestData) {
    ran();
    (number, text, data)
}

#[js_invokable]
fn fails() -> Result<(), &'static str> {
    Err("it failed")
}

#[js_invokable]
fn none() -> &'static str {
    "no arguments"
}

#[js_invokable]
fn three(a: i32, b: i32, c: i32) -> [i32; 3] {
    ran();
    [a, b, c]
}

#[js_invokable]
fn trailing_option(a: i32, b: Option<i32>) -> (i32, Option<i32>) {
    (a, b)
}

#[js_invokable]
fn echo_bytes(bytes: Vec<u8>) -> Vec<u8> {
    bytes
}

#[derive(Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
struct WithBytes {
    text: String,
    bytes: JsBytes,
    number: f64,
}

#[js_invokable]
fn echo_struct_with_bytes(value: WithBytes) -> WithBytes {
    value
}

/// Shows that Rust saw the bytes themselves, not only gave them back.
#[js_invokable]
fn reversed(bytes: &[u8]) -> JsBytes {
    bytes.iter().rev().copied().collect::<Vec<u8>>().into()
}
