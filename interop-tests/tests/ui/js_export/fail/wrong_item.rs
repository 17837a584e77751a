use interop_runtime::prelude::*;

#[js_export]
pub enum Answer {
    Yes,
}

#[js_export]
pub trait Greet {
    #[js_export]
    fn greet(&self);
}

#[js_export]
pub fn declared();

pub struct Page;

impl Page {
    #[js_export]
    pub fn title(&self) -> String {
        String::new()
    }
}

#[js_export]
#[js_invokable]
pub fn both() {}

fn main() {}
