use interop_runtime::prelude::*;

#[js_import]
async fn save(text: &str);

fn main() {
    let _ = save("");
}
