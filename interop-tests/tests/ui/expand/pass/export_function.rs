//! An exported function of two numbers.

use interop_runtime::prelude::*;

#[js_export]
pub fn add(a: f64, b: f64) -> f64 {
    a + b
}

fn main() {}
