use interop_runtime::prelude::*;

#[js_invokable]
fn refresh(title: &str) -> bool;

fn main() {
    refresh("a title");
}
