use interop_runtime::prelude::*;

#[js_import(method)]
fn reload();

#[js_import(method)]
async fn resize(chart: &JsObjectRef, width: f64) -> Result<(), InteropError>;

#[js_import]
extern "js" {
    #[js_import("resize", method)]
    fn resize_to(width: f64, this: &JsObjectRef);
}

fn main() {}
