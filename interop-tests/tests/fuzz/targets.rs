//! The invokables that hostile messages are sent to, a type of parameter each.
#![allow(clippy::needless_pass_by_value)] // arguments are owned, whatever becomes of them
#![allow(clippy::many_single_char_names, clippy::too_many_arguments)] // there is nothing to name

use std::collections::{BTreeMap, HashMap};
use std::time::SystemTime;

use interop_runtime::prelude::*;
use interop_runtime::testing::FakeValue;
use interop_tests_arbitrary::{Adjacent, Flat, Internal, Key, Untagged, Value};
use interop_tests_library::Tally;
use serde::{Deserialize, Serialize};

/// The crate of the invokables.
pub(crate) const CRATE: &str = "interop-tests";

#[derive(Serialize, Deserialize)]
struct Tree {
    name: String,
    #[serde(default)]
    children: Vec<Tree>,
    parent: Option<Box<Tree>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Strict {
    id: u32,
    tags: Vec<String>,
}

#[derive(Deserialize)]
struct Held {
    object: RustObjectRef<Tally>,
    others: Vec<JsObjectRef>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Either {
    Object(RustObjectRef<Tally>),
    Function(JsObjectRef),
    Pair { object: RustObjectRef<Tally> },
    Any(serde_json::Value),
}

/// Takes what is well formed, whatever it is.
#[js_invokable]
fn any(value: FakeValue) {
    drop(value);
}

#[js_invokable]
fn anything_twice(first: FakeValue, second: Option<FakeValue>) {
    drop((first, second));
}

#[js_invokable]
fn echo(value: Value) -> Value {
    value
}

#[js_invokable]
fn nothing() {}

#[js_invokable]
fn numbers(a: u8, b: i16, c: u32, d: i64, e: u128, f: f32, g: Option<f64>, h: bool) -> f64 {
    let _ = (a, b, c, d, e, g, h);
    f.into()
}

#[js_invokable]
fn texts(a: &str, b: char, c: Option<String>, d: Vec<String>) -> String {
    format!("{a}{b}{c:?}{d:?}")
}

#[js_invokable]
fn bytes(a: &[u8], b: JsBytes, c: Option<Vec<u8>>, d: JsTypedArray<u8>) -> Vec<u8> {
    [a, b.as_slice(), &c.unwrap_or_default(), d.as_slice()].concat()
}

#[js_invokable]
fn bigints(a: JsBigInt<i64>, b: JsBigInt<u128>, c: Vec<JsBigInt<u64>>) -> JsBigInt<i64> {
    let _ = (b, c);
    a
}

#[js_invokable]
fn dates(a: JsDate, b: Vec<JsDate>) -> Result<JsDate, InteropError> {
    let times: Result<Vec<SystemTime>, _> = b.into_iter().map(SystemTime::try_from).collect();
    drop(times);
    Ok(JsDate::from(SystemTime::try_from(a)?))
}

type Arrays = (
    JsTypedArray<f32>,
    JsTypedArray<u64>,
    Vec<f64>,
    [i16; 3],
    Vec<i64>,
);

#[js_invokable]
fn arrays(all: Arrays) -> Arrays {
    all
}

#[js_invokable]
fn maps(
    a: BTreeMap<i32, String>,
    b: HashMap<String, Vec<f64>>,
    c: JsMap<Key, u8>,
    d: BTreeMap<(u8, String), Option<bool>>,
) -> JsMap<Key, u8> {
    drop((a, b, d));
    c
}

#[js_invokable]
fn buffered(a: Vec<Untagged>, b: Internal, c: Adjacent, d: Option<Flat>) -> Vec<Untagged> {
    drop((b, c, d));
    a
}

#[js_invokable]
fn trees(tree: Tree, strict: Vec<Strict>) -> (Tree, Vec<Strict>) {
    (tree, strict)
}

#[js_invokable]
fn json(value: serde_json::Value) -> serde_json::Value {
    value
}

#[js_invokable]
fn references(a: RustObjectRef<Tally>, b: JsObjectRef, c: Held, d: Vec<Either>) -> usize {
    drop((a, b, c.object));
    let held = d.iter().filter(|either| match either {
        Either::Object(object) | Either::Pair { object } => !object.is_disposed(),
        Either::Function(function) => function.is_same(function),
        Either::Any(value) => value.is_null(),
    });
    held.count() + c.others.len()
}

#[js_invokable]
fn ignores(value: serde::de::IgnoredAny, also: Option<serde::de::IgnoredAny>) {
    let _ = (value, also);
}

/// All of the above.
pub(crate) const TARGETS: [&str; 16] = [
    "any",
    "anything_twice",
    "echo",
    "nothing",
    "numbers",
    "texts",
    "bytes",
    "bigints",
    "dates",
    "arrays",
    "maps",
    "buffered",
    "trees",
    "json",
    "references",
    "ignores",
];
