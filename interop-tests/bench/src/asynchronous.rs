//! Promises and futures.

use interop_runtime::prelude::*;
use wasm_bindgen::prelude::*;

#[js_import("ready", module = "bench")]
async fn ready(x: f64) -> Result<f64, InteropError>;

#[wasm_bindgen(module = "/js/peer.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = "ready")]
    async fn peer_ready(x: f64) -> Result<JsValue, JsValue>;
}

#[js_invokable]
async fn at_once(x: f64) -> f64 {
    x + 1.0
}

#[wasm_bindgen]
pub async fn peer_at_once(x: f64) -> f64 {
    x + 1.0
}

#[js_invokable]
async fn after_promise(x: f64) -> Result<f64, InteropError> {
    ready(x).await
}

#[wasm_bindgen]
pub async fn peer_after_promise(x: f64) -> Result<f64, JsValue> {
    Ok(peer_ready(x).await?.as_f64().unwrap_or_default())
}

/// One call from JavaScript, and so many promises that Rust awaits.
#[js_invokable]
async fn await_many(times: u32) -> Result<f64, InteropError> {
    let mut sum = 0.0;
    for i in 0..times {
        sum += ready(f64::from(i)).await?;
    }
    Ok(sum)
}

#[wasm_bindgen]
pub async fn peer_await_many(times: u32) -> Result<f64, JsValue> {
    let mut sum = 0.0;
    for i in 0..times {
        sum += peer_ready(f64::from(i)).await?.as_f64().unwrap_or_default();
    }
    Ok(sum)
}
