//! An `async fn` that JavaScript calls.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub async fn later(x: f64) -> f64 {
    x + 1.0
}
