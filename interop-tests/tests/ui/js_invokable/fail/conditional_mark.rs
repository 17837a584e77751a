use interop_runtime::prelude::*;

pub struct Page;

#[js_invokable]
impl Page {
    #[cfg_attr(debug_assertions, js_invokable)]
    fn inspect(&self) {}

    #[js_invokable]
    fn refresh(&self) {}
}

fn main() {}
