use interop_runtime::prelude::*;

#[js_import("document.title", getter)]
fn title();

#[js_import("Chart", constructor)]
async fn new_chart(data: &[f64]);

fn main() {}
