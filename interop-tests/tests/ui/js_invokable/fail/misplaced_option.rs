use interop_runtime::prelude::*;

#[js_invokable(module = "pages")]
fn refresh() {}

#[js_invokable(rename_all = "camelCase")]
fn load_page() {}

pub struct Page;

#[js_invokable]
impl Page {
    #[js_invokable(crate = interop_runtime)]
    fn refresh(&self) {}

    #[js_invokable(rename_all = "camelCase")]
    fn load_page(&self) {}
}

fn main() {}
