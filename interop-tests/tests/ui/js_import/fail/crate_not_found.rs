use interop_runtime::prelude::*;

#[js_import(crate = interop)]
fn title(page: u32) -> Result<String, InteropError>;

fn main() {
    let _ = title(1);
}
