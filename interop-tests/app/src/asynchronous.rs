//! Async invokables: ready at once, after some awaits, and many in flight.

use std::future::poll_fn;
use std::task::Poll;

use interop_runtime::prelude::*;

#[js_invokable]
async fn ready_at_once(value: i32) -> i32 {
    value
}

/// Wakes itself so many times before it is ready.
#[js_invokable]
async fn after_polls(value: String, polls: u32) -> String {
    let mut left = polls;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(());
        }
        left -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
    value
}

/// Awaits a promise of JavaScript.
#[js_invokable]
async fn awaits(js: JsRuntime, function: JsObjectRef, times: u32) -> Result<f64, InteropError> {
    let mut sum = 0.0;
    for _ in 0..times {
        sum += function.invoke::<f64>("", ()).await?;
    }
    debug_assert_eq!(js, JsRuntime::current());
    Ok(sum)
}

/// Gives up after so many milliseconds.
#[js_invokable]
async fn waits_at_most(js: JsRuntime, milliseconds: u32) -> Result<String, InteropError> {
    let timeout = std::time::Duration::from_millis(milliseconds.into());
    let patient = js.with_options(CallOptions::new().timeout(timeout));
    patient.invoke("testFunctions.slow", ()).await
}

#[js_invokable]
async fn fails_at_once() -> Result<(), String> {
    Err("failed at once".to_owned())
}

#[js_invokable]
async fn fails_later(function: JsObjectRef) -> Result<(), String> {
    function
        .invoke_void("", ())
        .await
        .map_err(|error| error.to_string())?;
    Err("failed later".to_owned())
}

/// Goes on when the call that started it has long returned.
#[js_invokable]
fn spawn(function: JsObjectRef) -> Result<(), InteropError> {
    interop_runtime::spawn_local(async move {
        let first: String = function.invoke("", ("first",)).await.unwrap_or_default();
        let _ = function.invoke_void("", (first,)).await;
    })
}
