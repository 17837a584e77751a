use interop_runtime::prelude::*;

#[js_import]
const fn constant();

#[js_import]
unsafe fn dangerous();

#[js_import]
extern "C" fn foreign();

#[js_import]
extern "js" {
    unsafe fn alert(text: &str);
}

fn main() {}
