//! An exported struct with two fields, one of them read-only.

use interop_runtime::prelude::*;

#[js_export("Person", namespace = "my.users", rename_all = "camelCase")]
pub struct User {
    #[js_export(readonly)]
    #[cfg(not(any()))]
    pub full_name: String,
    #[js_export("years")]
    pub age: u8,
}

fn main() {}
