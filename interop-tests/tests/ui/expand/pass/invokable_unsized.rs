//! A function that borrows text and a list, and is supplied with the runtime.

use interop_runtime::prelude::*;

#[js_invokable("describe")]
fn r#type(title: &str, bytes: &[u8], mut note: Option<String>, js: JsRuntime) -> String {
    note.get_or_insert_default().push_str(title);
    format!("{note:?} {} {js:?}", bytes.len())
}

fn main() {}
