#![allow(unused_variables)]

use interop_runtime::prelude::*;

#[js_export]
pub struct Page;

#[js_export]
impl Page {
    pub fn dispose(&mut self) {}

    #[js_export("invokeMethod")]
    pub fn call(&self) {}

    pub fn prototype() {}

    #[js_export(getter)]
    pub fn title(&self) -> u8 {
        1
    }

    #[js_export(setter)]
    pub fn set_title(&mut self, title: u8) {}

    #[js_export("title")]
    pub fn get_title(&self) -> u8 {
        1
    }
}

fn main() {}
