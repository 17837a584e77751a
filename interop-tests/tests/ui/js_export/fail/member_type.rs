#![allow(unused_variables)]

use interop_runtime::prelude::*;

pub struct Opaque;

#[js_export]
pub struct Page {
    #[js_export]
    content: Opaque,
}

#[js_export]
impl Page {
    pub fn swap(&mut self, content: Opaque) -> Opaque {
        std::mem::replace(&mut self.content, content)
    }

    #[js_export(getter)]
    pub fn failure(&self) -> Result<(), Opaque> {
        Ok(())
    }
}

#[js_export]
pub fn describe(content: &Opaque) {}

fn main() {}
