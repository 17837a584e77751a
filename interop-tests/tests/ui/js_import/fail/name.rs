use interop_runtime::prelude::*;

#[js_import("")]
fn empty();

#[js_import(console.log)]
fn without_quotes();

#[js_import("first", "second")]
fn two();

#[js_import("console")]
extern "js" {
    #[js_import = "alert"]
    fn alert(text: &str);
}

fn main() {}
