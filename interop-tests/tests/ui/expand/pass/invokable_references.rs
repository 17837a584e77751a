//! A function that borrows a value, an object, and an object to change.

use interop_runtime::prelude::*;

#[derive(serde::Deserialize)]
pub struct Step {
    size: i32,
}

#[js_export]
pub struct Counter {
    value: i32,
}

#[js_invokable]
async fn add(step: &Step, from: &Counter, to: &mut Counter) {
    to.value = from.value + step.size;
}

fn main() {}
