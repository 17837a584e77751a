//! A one-way call of a global.

use interop_runtime::prelude::*;

#[js_import("globalThis.console.log")]
pub fn console_log(message: &str);

fn main() {}
