use interop_runtime::prelude::*;

#[js_import("console..log")]
fn empty_part(text: &str);

#[js_import("Object.prototype.toString", getter)]
fn prototype() -> Result<JsObjectRef, InteropError>;

#[js_import(module = "./page.js", rename_all = "camelCase")]
extern "js" {
    fn eval(code: &str);

    #[js_import(method)]
    fn constructor(this: &JsObjectRef);
}

fn main() {}
