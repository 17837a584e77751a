use interop_runtime::prelude::*;

#[js_export]
pub struct Page {
    #[js_export]
    pub title: ,
}

fn main() {}
