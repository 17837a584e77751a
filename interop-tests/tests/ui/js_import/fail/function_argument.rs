use interop_runtime::prelude::*;

#[js_import("addEventListener")]
fn listen(name: &str, handler: &dyn Fn(), other: fn(u32), third: impl FnMut());

#[js_import("getHandler")]
fn handler() -> Result<JsCallback, InteropError>;

fn main() {}
