//! A constructor, a method and a static of an exported struct.

use interop_runtime::prelude::*;

#[js_export]
pub struct Counter {
    value: i32,
}

#[js_export]
impl Counter {
    #[js_export(constructor)]
    pub fn new(start: i32) -> Self {
        Self { value: start }
    }

    pub fn increment(&mut self) -> i32 {
        self.value += 1;
        self.value
    }

    pub fn at(start: i32) -> Self {
        Self::new(start)
    }

    #[js_export(skip)]
    pub fn skipped(&self) {}

    fn hidden(&self) {
        self.skipped();
    }
}

fn main() {
    Counter::new(1).hidden();
}
