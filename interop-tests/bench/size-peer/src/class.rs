//! A class of Rust that JavaScript makes objects of.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub struct Counter {
    #[wasm_bindgen(readonly)]
    pub count: f64,
}

#[wasm_bindgen]
impl Counter {
    #[wasm_bindgen(constructor)]
    pub fn new(count: f64) -> Self {
        Counter { count }
    }

    pub fn increment(&mut self, step: f64) {
        self.count += step;
    }
}
