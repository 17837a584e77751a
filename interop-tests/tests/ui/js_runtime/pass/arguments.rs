//! What `JsRuntime` and `JsObjectRef` take as arguments and give as results.

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Point {
    x: f64,
    y: f64,
}

async fn everything(js: JsRuntime, canvas: &JsObjectRef) -> Result<String, InteropError> {
    let point = RustObjectRef::new(Point { x: 0.0, y: 0.0 });
    js.invoke_void("nothing", ()).await?;
    js.invoke_void("one", ("text",)).await?;
    js.invoke_void("references", (&point, canvas, point.clone())).await?;
    js.invoke_void("twelve", (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)).await?;
    let point: Option<Point> = canvas.invoke("point", (Point { x: 1.0, y: 2.0 }, &["a", "b"][..])).await?;
    let x = point.map_or(0.0, |point| point.x + point.y);
    js.invoke_sync::<()>("ignored", (x, &x, Some(x)))?;
    js.invoke("text", (vec![x],)).await
}

fn main() {
    let error = JsRuntime::current().invoke_sync::<Point>("point", (1,)).map(drop).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NotConnected);
    let _ = everything;
}
