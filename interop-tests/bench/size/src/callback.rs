//! A closure of Rust that JavaScript calls.

use interop_runtime::prelude::*;

#[js_invokable]
fn multiplier(factor: f64) -> JsCallback {
    JsCallback::new(move |x: f64| x * factor)
}
