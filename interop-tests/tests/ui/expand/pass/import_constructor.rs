//! A constructor of a module.

use interop_runtime::prelude::*;

#[js_import("Chart", constructor, module = "./charts.js")]
pub async fn new_chart(at: &JsObjectRef, data: &[f64]) -> Result<JsObjectRef, InteropError>;

fn main() {}
