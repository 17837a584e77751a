//! Three functions of a module.

use interop_runtime::prelude::*;

#[derive(serde::Deserialize)]
pub struct User {}

#[js_import(module = "./greeter.js", rename_all = "camelCase")]
/// Not kept: it describes the block.
#[cfg(not(any()))]
extern "js" {
    /// Loads one user.
    pub async fn load_user(id: u32) -> Result<User, InteropError>;

    #[js_import("formatName")]
    pub fn format(first: &str, last: &str) -> Result<String, InteropError>;

    fn log_line(message: &str);
}

fn main() {}
