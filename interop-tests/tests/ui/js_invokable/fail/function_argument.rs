#![allow(unused_variables)]

use interop_runtime::prelude::*;

#[js_invokable]
fn on_click(handler: JsCallback, fallback: Option<JsCallback>) {}

#[js_invokable]
fn on_load(handler: Box<dyn Fn(u32)>, done: fn(), failed: impl FnOnce(String)) {}

#[js_invokable]
fn doubler() -> impl Fn(f64) -> f64 {
    |x| x * 2.0
}

fn main() {}
