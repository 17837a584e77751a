use interop_runtime::prelude::*;

pub struct Point(f64, f64);

async fn draw(js: JsRuntime, canvas: &JsObjectRef) -> Result<(), InteropError> {
    js.invoke_void("draw", ("a title", Point(0.0, 0.0))).await?;
    canvas.invoke_void("draw", (Point(0.0, 0.0),)).await
}

fn main() {}
