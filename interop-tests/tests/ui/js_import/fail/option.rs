use interop_runtime::prelude::*;

#[js_import("Chart", skip)]
fn new_chart() -> Result<JsObjectRef, InteropError>;

#[js_import(rename_all = "camelCase")]
fn load_page();

#[js_import(rename_all = "camelcase")]
extern "js" {
    #[js_import(module = "./page.js", skip)]
    fn version() -> Result<String, InteropError>;
}

#[js_import(names = "camelCase")]
extern "js" {
    #[js_import(crate = interop_runtime)]
    fn load() -> Result<String, InteropError>;
}

#[js_import(module = "pages")]
extern "js" {
    #[js_import(modul = "other")]
    fn elsewhere();
}

fn main() {}
