use interop_runtime::prelude::*;

#[js_import("console.log")]
async fn log(js: JsRuntime, message: &str) -> Result<(), InteropError>;

fn main() {}
