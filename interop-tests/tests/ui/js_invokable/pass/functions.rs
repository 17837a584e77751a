//! What a function under `#[js_invokable]` can look like.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeValue};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    x: f64,
    y: f64,
}

#[js_invokable]
fn nothing() {}

#[js_invokable]
pub fn return_array() -> Vec<i32> {
    vec![1, 2, 3]
}

#[js_invokable("differentMethodName")]
pub(crate) async fn return_array_async() -> Vec<i32> {
    vec![1, 2, 3]
}

#[js_invokable]
fn borrow(text: &str, bytes: &[u8], numbers: &[f64], point: &Point, list: &Vec<String>) -> usize {
    text.len() + bytes.len() + numbers.len() + point.x as usize + list.len()
}

#[js_invokable]
async fn borrow_async(text: &str, bytes: &[u8], numbers: &[f64], point: &Point) -> usize {
    std::future::ready(()).await;
    borrow(text, bytes, numbers, point, &Vec::new())
}

#[js_invokable]
fn own(text: String, c: char, flag: bool, point: Point, pair: (u8, i64), grid: [[f32; 2]; 2]) -> Point {
    assert!(flag, "{text}{c}{pair:?}{grid:?}");
    point
}

#[js_invokable]
fn nested(points: Vec<Point>, by_name: BTreeMap<String, Option<Point>>, text: Cow<'_, str>) -> usize {
    points.len() + by_name.len() + text.len()
}

#[js_invokable]
fn optional(text: Option<String>, bytes: Option<Vec<u8>>, object: Option<JsObjectRef>) -> Option<usize> {
    let text = text.map(|text| text.len());
    text.or(bytes.map(|bytes| bytes.len())).or(object.map(|_| 0))
}

#[js_invokable]
fn references(object: JsObjectRef, borrowed: &JsObjectRef, point: RustObjectRef<Point>) -> RustObjectRef<Point> {
    drop((object, borrowed));
    point
}

#[js_invokable]
async fn supplied(js: JsRuntime, title: &str) -> bool {
    js.supports_sync() && title.is_empty()
}

#[js_invokable]
fn bytes(owned: Vec<u8>, wrapped: JsBytes) -> Vec<u8> {
    drop(wrapped);
    owned
}

#[js_invokable]
fn change(mut text: String) -> String {
    text.push('!');
    text
}

#[js_invokable]
fn r#type(r#match: u8, args: u8, value: u8, error: u8) -> u8 {
    r#match + args + value + error
}

#[js_invokable]
fn twelve(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, j: u8, k: u8, l: u8) -> u8 {
    a + b + c + d + e + f + g + h + i + j + k + l
}

fn main() {
    nothing();
    assert_eq!(return_array(), [1, 2, 3]);
    let mut context = Context::from_waker(Waker::noop());
    assert_eq!(pin!(return_array_async()).poll(&mut context), Poll::Ready(vec![1, 2, 3]));
    let point = Point { x: 1.0, y: 2.0 };
    assert_eq!(pin!(borrow_async("ab", &[1], &[], &point)).poll(&mut context), Poll::Ready(4));
    assert_eq!(own(String::new(), 'c', true, point.clone(), (1, 2), [[0.0; 2]; 2]), point);
    assert_eq!(nested(vec![point.clone()], BTreeMap::new(), "".into()), 1);
    assert_eq!(optional(None, Some(vec![1]), None), Some(1));
    assert_eq!(pin!(supplied(JsRuntime::current(), "")).poll(&mut context), Poll::Ready(false));
    assert_eq!(change("Hi".to_owned()), "Hi!");
    assert_eq!(r#type(1, 2, 3, 4), 10);
    assert_eq!(twelve(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 12);
    by_name().unwrap();
}

/// The same by name, as JavaScript calls them.
fn by_name() -> Result<(), InteropError> {
    let (fake, this_crate) = (FakeJs::new(), env!("CARGO_PKG_NAME"));
    let numbers: Vec<i32> = fake.invoke(this_crate, "return_array", ())?;
    assert_eq!(numbers, fake.run(fake.invoke_async::<Vec<i32>>(this_crate, "differentMethodName", ()))?);
    let (point, bytes) = (Point { x: 1.0, y: 2.0 }, JsBytes::from(vec![1, 2]));
    let sum: usize = fake.invoke(this_crate, "borrow", ("ab", &bytes, [0.5], &point, ["c"]))?;
    assert_eq!(sum, 2 + 2 + 1 + 1 + 1);
    assert_eq!(fake.invoke::<FakeValue>(this_crate, "bytes", (&bytes, &bytes))?, FakeValue::Bytes(vec![1, 2]));
    assert_eq!(fake.invoke::<Option<usize>>(this_crate, "optional", ((), &bytes))?, Some(2));
    assert!(fake.run(fake.invoke_async::<bool>(this_crate, "supplied", ("",)))?);
    assert_eq!(fake.invoke::<u8>(this_crate, "type", (1, 2, 3, 4))?, 10);
    Ok(())
}
