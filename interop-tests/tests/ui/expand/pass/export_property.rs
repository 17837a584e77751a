//! A getter and a setter of one property.

use interop_runtime::prelude::*;

#[js_export]
pub struct Counter {
    value: i32,
}

#[js_export(rename_all = "camelCase")]
impl Counter {
    #[js_export(getter)]
    pub fn twice_that(&self) -> i32 {
        self.value * 2
    }

    #[js_export(setter)]
    pub fn set_twice_that(&mut self, value: i32) {
        self.value = value / 2;
    }
}

fn main() {}
