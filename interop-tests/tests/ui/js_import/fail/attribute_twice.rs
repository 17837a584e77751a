use interop_runtime::prelude::*;

#[js_import]
#[js_import("again")]
fn refresh();

#[js_import]
extern "js" {
    #[js_import]
    #[js_import("again")]
    fn reload();

    #[js_invokable]
    fn close();
}

fn main() {}
