//! A getter and a setter of a global property.

use interop_runtime::prelude::*;

#[js_import]
extern "js" {
    #[js_import("document.title", getter)]
    fn title() -> Result<String, InteropError>;

    #[js_import("document.title", setter)]
    async fn set_title(title: &str) -> Result<(), InteropError>;
}

fn main() {}
