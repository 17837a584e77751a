use interop_runtime::prelude::*;

#[js_import("document.title")]
fn title() -> String;

#[js_import]
async fn load(id: u32) -> Option<String>;

#[js_import]
fn save(text: &str) -> ();

fn main() {}
