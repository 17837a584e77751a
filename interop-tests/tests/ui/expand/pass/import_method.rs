//! A method of an object, one-way.

use interop_runtime::prelude::*;

#[js_import(method)]
fn resize(this: &JsObjectRef, width: f64, height: f64);

fn main() {}
