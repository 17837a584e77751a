use interop_runtime::prelude::*;

#[js_import]
unsafe extern "C" {
    async fn save(text: &mut String);
    fn show((x, y): (f64, f64), value: impl ToString);
    static TITLE: &str;
}

fn main() {}
