use interop_runtime::prelude::*;

// A promise resolves to all exports together, and asks them for `then`.
#[js_export]
pub fn then() {}

#[js_export("__proto__")]
pub struct Page;

#[js_export("pages.title")]
pub fn title() {}

#[js_export(namespace = "pages.then")]
pub fn dotted() {}

fn main() {}
