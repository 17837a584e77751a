//! An `async fn` that awaits JavaScript.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(js_namespace = clock)]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn load(x: f64) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
pub async fn loaded(x: f64) -> Result<f64, JsValue> {
    load(x)
        .await?
        .as_f64()
        .ok_or_else(|| JsValue::from("no number"))
}
