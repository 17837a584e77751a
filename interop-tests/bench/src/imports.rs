//! Calls into JavaScript with two numbers, where a failure is a `Result`. The loops are here, so that they count calls out only.

use interop_runtime::prelude::*;
use wasm_bindgen::prelude::*;

#[js_import("add", module = "bench")]
fn add(a: f64, b: f64) -> Result<f64, InteropError>;

#[js_import("bench.add")]
fn add_global(a: f64, b: f64) -> Result<f64, InteropError>;

#[js_import("take", module = "bench")]
fn take(text: &str) -> Result<f64, InteropError>;

#[wasm_bindgen(module = "/js/peer.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = "add")]
    fn peer_add(a: f64, b: f64) -> Result<f64, JsValue>;
    #[wasm_bindgen(js_name = "take")]
    fn peer_take(text: &str) -> f64;
}

#[wasm_bindgen(js_namespace = bench)]
extern "C" {
    #[wasm_bindgen(catch, js_name = "add")]
    fn peer_add_global(a: f64, b: f64) -> Result<f64, JsValue>;
}

/// Sums up what `times` calls give.
fn sum<E: std::fmt::Debug>(times: u32, call: impl Fn(f64) -> Result<f64, E>) -> f64 {
    (0..times).fold(0.0, |sum, i| {
        sum + call(f64::from(i)).expect("it only adds")
    })
}

#[wasm_bindgen]
pub fn import_module(times: u32) -> f64 {
    sum(times, |i| add(i, 2.0))
}

#[wasm_bindgen]
pub fn peer_import_module(times: u32) -> f64 {
    sum(times, |i| peer_add(i, 2.0))
}

#[wasm_bindgen]
pub fn import_global(times: u32) -> f64 {
    sum(times, |i| add_global(i, 2.0))
}

#[wasm_bindgen]
pub fn peer_import_global(times: u32) -> f64 {
    sum(times, |i| peer_add_global(i, 2.0))
}

#[wasm_bindgen]
pub fn import_text(times: u32, text: &str) -> f64 {
    sum(times, |_| take(text))
}

#[wasm_bindgen]
pub fn peer_import_text(times: u32, text: &str) -> f64 {
    sum::<()>(times, |_| Ok(peer_take(text)))
}
