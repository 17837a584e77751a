use interop_runtime::prelude::*;

#[js_invokable]
#[js_invokable("again")]
fn refresh() {}

#[js_invokable]
#[js_import]
fn reload();

pub struct Page;

#[js_invokable]
impl Page {
    #[js_invokable]
    #[js_invokable("again")]
    fn refresh(&self) {}
}

fn main() {}
