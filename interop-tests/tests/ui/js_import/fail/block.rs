use interop_runtime::prelude::*;

#[js_import]
extern "C" {
    fn foreign();
}

#[js_import]
extern {
    fn without_abi();
}

#[js_import]
unsafe extern "js" {
    safe fn alert(text: &str);
}

#[js_import]
extern "js" {
    static TITLE: &str;
    type Chart;
    fn title() -> Result<String, InteropError> {
        Ok(String::new())
    }
    fn variadic(first: f64, rest: ...);
}

fn main() {
    alert("");
    let _ = title();
}
