use interop_runtime::prelude::*;

pub struct Page;

#[js_export]
impl Page {
    #[js_export(constructor)]
    pub fn new() -> Self {
        Self
    }

    pub fn title(&self) -> String {
        String::new()
    }
}

fn main() {}
