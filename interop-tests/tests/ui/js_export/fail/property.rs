#![allow(unused_variables)]

use interop_runtime::prelude::*;

#[js_export]
pub struct Page;

#[js_export]
impl Page {
    #[js_export(getter)]
    pub fn a() -> u8 {
        1
    }

    #[js_export(getter)]
    pub async fn b(&mut self) -> u8 {
        1
    }

    #[js_export(setter)]
    pub async fn set_c(&mut self, c: u8) {}

    #[js_export(setter)]
    pub fn set_d(&self, d: u8, e: u8) {}
}

#[js_export]
impl Page {
    #[js_export(getter)]
    pub fn nothing(&self) {}

    #[js_export(method)]
    pub fn method(&self) {}
}

fn main() {}
