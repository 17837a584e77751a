use interop_runtime::prelude::*;

#[js_import("settings.get", getter)]
fn setting(name: &str) -> Result<String, InteropError>;

#[js_import(getter)]
fn item(this: &JsObjectRef, index: u32) -> Result<String, InteropError>;

fn main() {}
