//! A function of a file that the crate carries.

use interop_runtime::prelude::*;

// The one file that every crate has, these tests' too; one of JavaScript is meant.
#[js_import("getMessage", module = "my-lib/greeter", file = "/Cargo.toml")]
pub async fn greeter_message() -> Result<String, InteropError>;

fn main() {}
