//! Rust calls JavaScript, which gets its text from a function that Rust exports.

use interop_runtime::prelude::*;

/// JavaScript finds it in `getExports`, under the path of its module:
/// `exports.exported_message.get_message_from_rust()`.
#[js_export]
fn get_message_from_rust() -> String {
    String::from("Olá do Rust!")
}

#[js_import("setMessage", module = "CallRust1")]
async fn set_message() -> Result<(), InteropError>;

/// Waits until JavaScript has set the message, which takes a call back into Rust.
#[js_invokable]
async fn update_page() -> Result<(), InteropError> {
    set_message().await
}
