//! A function that gives a promise.

use interop_runtime::prelude::*;

#[derive(serde::Deserialize)]
struct User {}

#[js_import(module = "./users.js")]
async fn r#loop<'a>(name: &'a str) -> Result<User, InteropError>;

fn main() {}
