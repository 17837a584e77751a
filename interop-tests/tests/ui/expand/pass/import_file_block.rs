//! Two functions of a file that the crate carries.

use interop_runtime::prelude::*;

#[js_import(module = "my-lib/greeter", file = "/Cargo.toml")]
#[cfg(not(any()))]
extern "js" {
    async fn greet(name: &str) -> Result<String, InteropError>;

    #[js_import("settings.theme", setter)]
    fn set_theme(theme: &str);
}

fn main() {}
