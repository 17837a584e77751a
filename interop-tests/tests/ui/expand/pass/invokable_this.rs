//! A method that is supplied with its own reference.

use interop_runtime::prelude::*;

pub struct Item;

#[js_invokable]
impl Item {
    #[js_invokable]
    pub async fn show(&self, this: RustObjectRef<Self>, js: JsRuntime) -> Result<(), InteropError> {
        js.invoke_void("show", (this,)).await
    }
}

fn main() {}
