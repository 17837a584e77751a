use interop_runtime::prelude::*;

#[js_import]
extern "js" {
    #[cfg_attr(debug_assertions, js_import("console.debug"))]
    fn log(message: &str);
}

fn main() {
    log("");
}
