use interop_runtime::prelude::*;

#[js_export]
pub struct Page;

#[js_export]
impl Page {
    #[js_export(constructor)]
    pub fn new() -> Self {
        Self
    }

    #[js_export(constructor)]
    pub fn again() -> Page {
        Self
    }
}

#[js_export]
impl Page {
    #[js_export(constructor)]
    pub fn of(&self) -> Option<Self> {
        None
    }
}

#[js_export]
impl Page {
    #[js_export(constructor)]
    pub async fn load() {}
}

#[js_export]
impl Page {
    #[js_export(constructor, "make")]
    pub fn named() -> Self {
        Self
    }
}

fn main() {}
