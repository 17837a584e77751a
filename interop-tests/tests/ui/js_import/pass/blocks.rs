//! What an `extern "js"` block under `#[js_import]` can look like.

use interop_runtime::prelude::*;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct User {
    pub name: String,
}

#[js_import(module = "./greeter.js", rename_all = "camelCase")]
extern "js" {
    /// Loads a user.
    pub async fn load_user(id: u32) -> Result<User, InteropError>;

    #[js_import("formatName")]
    #[must_use]
    pub fn format(first: &str, last: &str) -> Result<String, InteropError>;

    #[interop_runtime::js_import]
    pub(crate) fn log_line(message: &str);

    #[cfg(any())]
    fn absent(value: NoSuchType);

    #[deprecated]
    fn old(bytes: Vec<u8>);
}

#[js_import]
#[cfg(any())]
extern "js" {
    fn absent_with_its_block(value: NoSuchType);
}

#[js_import(rename_all = "kebab-case")]
#[allow(clippy::unused_async)]
extern "js" {}

fn main() {
    assert_eq!(format("Amy", "Pond").unwrap_err().code(), ErrorCode::NotConnected);
    log_line("nobody listens");
}
