#![allow(unused_variables)]

use interop_runtime::prelude::*;

#[js_export]
pub struct Page;

#[js_export(rename_al = "camelCase", namespace = "pages")]
impl Page {
    #[js_export(constructor)]
    pub async fn new<T>(value: T) -> Self {
        Self
    }

    #[js_export(constructor)]
    pub fn again() -> Self {
        Self
    }

    #[js_export(geter)]
    pub fn then(&self) -> u8 {
        1
    }

    #[js_export(getter)]
    pub fn title(&mut self, (a, b): (u8, u8)) {}

    pub fn to_json(&self) {}

    #[js_export("to_json")]
    pub fn text(self) {}
}

#[js_export(namespce = "pages")]
pub fn draw<T>(shape: T, list: &mut Vec<u8>) -> impl Future<Output = ()> {
    async {}
}

fn main() {}
