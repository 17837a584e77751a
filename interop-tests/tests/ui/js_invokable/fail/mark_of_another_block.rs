use interop_runtime::prelude::*;

pub struct Page;

#[js_invokable]
impl Page {
    #[js_export]
    pub fn title(&self) -> String {
        String::new()
    }
}

fn main() {}
