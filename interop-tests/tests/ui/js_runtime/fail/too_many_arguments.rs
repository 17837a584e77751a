use interop_runtime::prelude::*;

async fn fill(js: JsRuntime) -> Result<(), InteropError> {
    js.invoke_void("fill", (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)).await
}

fn main() {}
