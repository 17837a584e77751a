use interop_runtime::prelude::*;

#[js_import(setter)]
fn set_value(this: &JsObjectRef) -> Result<(), InteropError>;

#[js_import("document.title", setter)]
fn clear_title();

#[js_import(setter)]
fn set_item(this: &JsObjectRef, index: u32, value: &str);

fn main() {}
