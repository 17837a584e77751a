#![allow(unused_variables)]

use interop_runtime::prelude::*;

#[js_export]
pub struct Page;

#[js_export]
impl Clone for Page {
    fn clone(&self) -> Self {
        Self
    }
}

#[js_export]
impl Page {
    fn hidden(&self) {}
}

#[js_export]
impl Page {
    #[js_export]
    fn marked(&self) {}

    #[js_export("title")]
    pub(crate) fn its_title(&self) {}
}

#[js_export]
impl Page {
    pub fn take(self) {}

    pub fn generic<T>(&self, value: T) {}

    pub fn own(&self, this: Page) {}
}

fn main() {}
