use interop_runtime::prelude::*;

#[js_export]
#[js_export("other")]
pub fn twice() {}

#[js_export]
pub struct Task {
    #[js_export]
    #[js_export(readonly)]
    a: u8,
    #[cfg_attr(all(), js_export)]
    b: u8,
    #[js_invokable]
    c: u8,
}

fn main() {}
