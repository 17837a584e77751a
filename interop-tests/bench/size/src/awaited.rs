//! An `async fn` that awaits JavaScript.

use interop_runtime::prelude::*;

#[js_import("load", module = "clock")]
async fn load(x: f64) -> Result<f64, InteropError>;

#[js_invokable]
async fn loaded(x: f64) -> Result<f64, InteropError> {
    load(x).await
}
