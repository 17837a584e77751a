//! An exported struct without properties.

use interop_runtime::prelude::*;

#[js_export]
pub struct Handle(u32);

fn main() {}
