//! The runtime under another name, and through another crate's module.

extern crate interop_runtime as renamed;

use renamed::{InteropError, js_import};

mod framework {
    pub use interop_runtime as interop;
}

#[js_import("console.log", crate = renamed)]
fn log(message: &str);

#[framework::interop::js_import(module = "files", crate = crate::framework::interop)]
async fn read(name: &str) -> Result<Vec<u8>, InteropError>;

#[js_import(crate = ::interop_runtime, rename_all = "camelCase")]
extern "js" {
    #[framework::interop::js_import("getTitle")]
    fn title() -> Result<String, InteropError>;
}

#[js_import(module = "my-lib/greeter", file = "/Cargo.toml", crate = crate::framework::interop)]
extern "js" {
    #[js_import(method)]
    fn redraw(this: &renamed::JsObjectRef);
    fn greet();
}

fn main() {
    let _ = redraw;
    greet();
    log("nobody listens");
    assert!(title().is_err());
    drop(read(""));
}
