//! An `async fn` that JavaScript calls.

use interop_runtime::prelude::*;

#[js_invokable]
async fn later(x: f64) -> f64 {
    x + 1.0
}
