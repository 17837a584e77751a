//! A closure of Rust that JavaScript calls.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn multiplier(factor: f64) -> JsValue {
    Closure::<dyn Fn(f64) -> f64>::new(move |x| x * factor).into_js_value()
}
