//! A class of Rust that JavaScript makes objects of.

use interop_runtime::prelude::*;

#[js_export]
struct Counter {
    #[js_export(readonly)]
    count: f64,
}

#[js_export]
impl Counter {
    #[js_export(constructor)]
    pub fn new(count: f64) -> Self {
        Counter { count }
    }

    pub fn increment(&mut self, step: f64) {
        self.count += step;
    }
}
