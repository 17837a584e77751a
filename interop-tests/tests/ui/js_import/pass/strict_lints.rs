//! Generated code brings no warning into the strictest crate.

#![forbid(unsafe_code)]
#![deny(warnings, future_incompatible, let_underscore, nonstandard_style, rust_2018_idioms, rust_2024_compatibility, unused)]
#![deny(missing_docs, missing_debug_implementations, missing_copy_implementations, single_use_lifetimes)]
#![deny(trivial_casts, trivial_numeric_casts, unreachable_pub, unused_lifetimes, unused_qualifications, unused_results)]
#![deny(elided_lifetimes_in_paths, redundant_imports, redundant_lifetimes, unit_bindings, variant_size_differences)]

use interop_runtime::prelude::*;

/// Documented.
#[js_import("console.log")]
pub fn log(message: &str);

#[js_import]
#[must_use]
fn file(name: &str, bytes: Vec<u8>) -> Result<Option<Vec<u8>>, InteropError>;

#[js_import(module = "pages", rename_all = "camelCase")]
extern "js" {
    fn go_back();

    async fn save(text: String, object: JsObjectRef) -> Result<(), InteropError>;

    #[deprecated]
    async fn old() -> Result<f64, InteropError>;
}

#[js_import(module = "charts", rename_all = "camelCase")]
extern "js" {
    #[js_import("Chart", constructor)]
    fn new_chart(data: &[f64]) -> Result<JsObjectRef, InteropError>;

    #[js_import(method)]
    fn redraw(this: &JsObjectRef);

    #[js_import(getter)]
    #[must_use]
    async fn width(this: &JsObjectRef) -> Result<f64, InteropError>;

    #[js_import(setter)]
    fn set_width(this: JsObjectRef, width: f64) -> Result<(), InteropError>;
}

/// Documented.
#[js_import("greet", module = "my-lib/greeter", file = "/Cargo.toml")]
pub fn greet(name: &str);

#[js_import(module = "my-lib/greeter", file = "/Cargo.toml")]
extern "js" {
    fn greet_again();
}

fn main() -> Result<(), InteropError> {
    log("nobody listens");
    go_back();
    let _ = |object| save(String::new(), object);
    assert!(file("", Vec::new()).is_err());
    let _ = |chart: JsObjectRef| {
        redraw(&chart);
        drop(width(&chart));
        set_width(chart, 1.0)
    };
    assert!(new_chart(&[]).is_err());
    greet("nobody");
    greet_again();
    Ok(())
}
