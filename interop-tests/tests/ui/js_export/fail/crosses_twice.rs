use interop_runtime::prelude::*;

#[js_export]
#[derive(serde::Deserialize)]
pub struct Page {
    title: String,
}

fn main() {}
