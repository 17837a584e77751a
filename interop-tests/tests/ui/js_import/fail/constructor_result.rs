use interop_runtime::prelude::*;

type Answer<T> = Result<T, InteropError>;

#[js_import("Chart", constructor)]
fn new_chart() -> Answer<String>;

#[js_import("Chart", constructor)]
async fn load_chart() -> JsObjectRef;

#[js_import("Chart", constructor)]
async fn own_error() -> Result<JsObjectRef, std::fmt::Error>;

fn main() {}
