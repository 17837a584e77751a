use interop_runtime::prelude::*;

#[js_import("document.title")]
fn title() -> Result<String, String>;

#[js_import]
async fn load(id: u32) -> Result<String, std::io::Error>;

fn main() {}
