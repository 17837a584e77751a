//! A function of a module.

use interop_runtime::prelude::*;

#[js_import("getMessage", module = "CallJavaScript1")]
/// Kept.
#[must_use]
pub(crate) fn get_welcome_message(a: &str, n: u32) -> Result<String, InteropError>;

fn main() {}
