use interop_runtime::prelude::*;

#[js_import("document.title", getter, setter)]
fn title() -> Result<String, InteropError>;

#[js_import]
extern "js" {
    #[js_import(method, method)]
    fn resize(this: &JsObjectRef, width: f64);

    #[js_import(constructor = "Chart")]
    fn new_chart() -> Result<JsObjectRef, InteropError>;

    #[js_import(readonly)]
    fn chart() -> Result<JsObjectRef, InteropError>;
}

#[js_import(getter)]
extern "js" {
    fn width() -> Result<f64, InteropError>;
}

#[js_import(methods)]
fn redraw(this: &JsObjectRef);

fn main() {}
