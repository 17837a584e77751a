//! A function without parameters and result.

use interop_runtime::prelude::*;

#[js_invokable]
fn refresh() {}

fn main() {}
