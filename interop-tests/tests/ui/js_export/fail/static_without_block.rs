use interop_runtime::prelude::*;

#[js_export]
pub struct Page;

impl Page {
    #[js_export]
    pub fn title() -> String {
        String::new()
    }
}

fn main() {}
