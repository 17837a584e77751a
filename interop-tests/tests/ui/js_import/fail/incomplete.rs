use interop_runtime::prelude::*;

#[js_import]
fn alert(text: );

#[js_import]
extern "js" {
    fn title() -> Result<String, InteropError>;
    fn set_title(title: );
}

fn main() {
    let _ = title();
}
