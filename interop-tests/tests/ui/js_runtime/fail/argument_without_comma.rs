use interop_runtime::prelude::*;

async fn greet(js: JsRuntime) -> Result<String, InteropError> {
    let name = "Amy";
    js.invoke("sayHello", (&name)).await
}

fn main() {}
