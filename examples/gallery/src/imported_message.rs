//! Rust calls a function of a JavaScript module that the page registered.

use interop_runtime::prelude::*;

/// `getMessage` of the module `CallJavaScript1`. The body is in JavaScript, and
/// every call into JavaScript can fail, so the result is a `Result`.
#[js_import("getMessage", module = "CallJavaScript1")]
fn get_welcome_message() -> Result<String, InteropError>;

/// Asks JavaScript and passes on what it said, an error included.
#[js_invokable]
fn welcome_message() -> Result<String, InteropError> {
    get_welcome_message()
}
