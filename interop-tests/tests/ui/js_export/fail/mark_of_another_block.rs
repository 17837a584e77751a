use interop_runtime::prelude::*;

#[js_export]
pub struct Page;

#[js_export]
impl Page {
    #[js_invokable]
    pub fn title(&self) -> String {
        String::new()
    }
}

fn main() {}
