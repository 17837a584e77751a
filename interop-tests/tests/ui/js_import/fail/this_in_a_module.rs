use interop_runtime::prelude::*;

#[js_import(method, module = "./charts.js")]
fn resize(this: &JsObjectRef, width: f64);

fn main() {}
