use interop_runtime::prelude::*;

pub struct Point(f64, f64);

async fn cursor(js: JsRuntime) -> Result<Point, InteropError> {
    js.invoke("cursor", ()).await
}

fn main() {}
