#![allow(unused_variables)]

use interop_runtime::prelude::*;

#[js_invokable]
async fn load(js: JsRuntime, id: u32, runtime: &JsRuntime) {}

pub struct Page;

#[js_invokable]
impl Page {
    #[js_invokable]
    fn show(&self, js: JsRuntime, other: JsRuntime) {}
}

fn main() {}
