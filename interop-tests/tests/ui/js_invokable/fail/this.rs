#![allow(unused_variables)]

use interop_runtime::prelude::*;

pub struct Page;

#[js_invokable]
impl Page {
    #[js_invokable]
    fn show(&self, this: &Self) {}

    #[js_invokable]
    fn hide(&self, this: &RustObjectRef<Self>) {}
}

pub struct Other;

#[js_invokable]
impl Other {
    #[js_invokable]
    fn open(&self, this: RustObjectRef<Page>) {}
}

fn main() {}
