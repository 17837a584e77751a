use interop_runtime::prelude::*;

#[js_invokable(crat = interop_runtime)]
fn misspelt() {}

#[js_invokable(name = "other")]
fn unknown() {}

#[js_invokable(crate)]
fn without_value() {}

#[js_invokable(crate = "interop_runtime")]
fn in_quotes() {}

#[js_invokable(crate = interop_runtime, crate = interop_runtime)]
fn twice() {}

pub struct Page;

#[js_invokable(rename_all = "camelcase")]
impl Page {
    #[js_invokable]
    fn refresh(&self) {}
}

#[js_invokable(rename_all = "upper")]
impl Page {
    #[js_invokable(as = "load")]
    fn reload(&self) {}
}

#[js_invokable(rename = "camelCase")]
impl Page {
    #[js_invokable]
    fn close(&self) {}
}

#[js_invokable(rename_all = camelCase)]
impl Page {
    #[js_invokable]
    fn open(&self) {}
}

fn main() {}
