use interop_runtime::prelude::*;

type Answer<T> = Result<T, InteropError>;

#[js_import("document.title", setter)]
fn set_title(title: &str) -> Answer<String>;

#[js_import("document.title", setter)]
async fn set_title_later(title: &str) -> ();

fn main() {}
