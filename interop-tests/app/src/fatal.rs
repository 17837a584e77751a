//! What ends an instance.

use interop_runtime::prelude::*;

#[js_invokable]
fn panics(message: String) {
    panic!("{message}");
}

#[js_invokable]
async fn panics_at_once() {
    panic!("panicked in the first poll");
}

/// Panics when JavaScript has answered.
#[js_invokable]
async fn panics_later(function: JsObjectRef) -> Result<(), InteropError> {
    function.invoke_void("", ()).await?;
    panic!("panicked after an await");
}

/// Never ready by itself.
#[js_invokable]
async fn waits_forever() {
    std::future::pending::<()>().await;
}

/// JavaScript below this frame makes Rust panic.
#[js_invokable]
fn panics_below(js: JsRuntime) -> Result<String, InteropError> {
    let outcome = js.invoke_sync::<String>("testFunctions.callPanics", ());
    // Must not be reached: the instance is dead.
    let _ = js.invoke_void_sync("testFunctions.receive", ("Rust went on after a panic",));
    outcome
}

/// Has awaited, and then calls JavaScript, which calls what panics.
#[js_invokable]
async fn panics_below_a_task(js: JsRuntime, function: JsObjectRef) -> Result<(), InteropError> {
    function.invoke_void("", ()).await?;
    js.invoke_void_sync("testFunctions.callPanics", ())
}
