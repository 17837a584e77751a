use interop_runtime::prelude::*;

#[js_invokable(crate = interop)]
fn refresh(title: &str) -> String {
    title.to_owned()
}

fn main() {
    refresh("");
}
