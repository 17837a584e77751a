//! What a function under `#[js_import]` can look like.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeValue};
use serde::{Deserialize, Serialize};

type Answer<T> = Result<T, InteropError>;

#[derive(Debug)]
pub struct AppError(InteropError);

impl From<InteropError> for AppError {
    fn from(error: InteropError) -> Self {
        Self(error)
    }
}

#[derive(Serialize, Deserialize)]
pub struct Point {
    x: f64,
    y: f64,
}

#[js_import("getMessage", module = "CallJavaScript1")]
pub fn get_welcome_message() -> Result<String, InteropError>;

#[js_import(module = "./points.js")]
pub async fn farthest(points: &[Point], from: &Point) -> Result<Option<Point>, InteropError>;

#[js_import("globalThis.console.log")]
pub(crate) fn console_log(message: &str);

#[js_import]
fn ping();

#[js_import]
fn waits_for_its_end() -> Result<(), InteropError>;

#[js_import]
fn alias() -> Answer<u8>;

#[js_import]
async fn own_error(id: u32) -> Result<Vec<Point>, AppError>;

#[js_import]
fn send_bytes(owned: Vec<u8>, borrowed: &[u8], reference: &Vec<u8>, optional: Option<&[u8]>) -> Answer<Vec<u8>>;

#[js_import]
async fn receive_bytes() -> Result<Option<Vec<u8>>, InteropError>;

#[js_import]
fn references(object: &JsObjectRef, point: RustObjectRef<Point>) -> Answer<JsObjectRef>;

#[js_import]
fn nested(names: &[&str], text: Option<String>, pair: (bool, char), grid: [[f32; 2]; 2]);

#[js_import]
async fn lifetimes<'a, 'b: 'a>(one: &'a str, two: &'b str) -> Answer<(u64, i64)>;

#[js_import]
fn r#type(r#match: u8, function: u8, args: u8) -> Answer<u8>;

#[js_import]
fn twelve(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, j: u8, k: u8, l: u8);

fn main() {
    assert_eq!(get_welcome_message().unwrap_err().code(), ErrorCode::NotConnected);
    assert_eq!(send_bytes(vec![1], &[2], &vec![3], None).unwrap_err().code(), ErrorCode::NotConnected);
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(Err(AppError(error))) = pin!(own_error(7)).poll(&mut context) else {
        panic!("the answer was not there at once");
    };
    assert_eq!(error.code(), ErrorCode::NotConnected);
    assert!(pin!(lifetimes("one", "two")).poll(&mut context).is_ready());
    assert!(pin!(farthest(&[], &Point { x: 0.0, y: 0.0 })).poll(&mut context).is_ready());
    console_log("nobody listens");
    nested(&["a"], None, (true, 'c'), [[0.0; 2]; 2]);
    ping();

    connected();
}

/// The same with a double of JavaScript behind them.
fn connected() {
    let fake = FakeJs::new();
    fake.on("CallJavaScript1#getMessage", |_| Ok("Olá do Rust!"));
    fake.on_async("own_error", |args| async move { Ok(vec![args.value(0).clone(); 0]) });
    fake.on("console.log", |_| Ok(()));
    fake.on("send_bytes", |args| Ok(args.value(0).clone()));
    fake.run(async {
        assert_eq!(get_welcome_message().unwrap(), "Olá do Rust!");
        assert_eq!(own_error(7).await.unwrap().len(), 0);
        assert_eq!(send_bytes(vec![1], &[2], &vec![3], Some(&[4])).unwrap(), [1]);
        console_log("heard");
        twelve(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    });
    for (index, byte) in (0..4).zip(1..) {
        assert_eq!(fake.calls("send_bytes")[0].value(index), &FakeValue::Bytes(vec![byte]));
    }
    assert_eq!(fake.calls("globalThis.console.log")[0].get::<String>(0).unwrap(), "heard");
    assert_eq!(fake.calls("twelve")[0].len(), 12);
}
