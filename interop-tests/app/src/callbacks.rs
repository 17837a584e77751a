//! Rust closures as functions of JavaScript.

use std::cell::{Cell, RefCell};

use interop_runtime::prelude::*;

/// What the application keeps between calls.
#[derive(Default)]
struct Clicks {
    count: Cell<u32>,
    handler: RefCell<Option<JsCallback>>,
}

#[js_invokable]
fn make_doubler() -> JsCallback {
    JsCallback::new(|x: f64| x * 2.0)
}

#[js_invokable]
fn make_joiner() -> JsCallback {
    JsCallback::new(|a: String, b: i32, c: Option<String>| {
        format!("{a}-{b}-{}", c.unwrap_or_default())
    })
}

#[js_invokable]
fn make_failing() -> JsCallback {
    JsCallback::try_new(|text: String| text.parse::<f64>())
}

#[js_invokable]
fn make_wrong() -> JsCallback {
    JsCallback::new(|text: String| text.parse::<f64>().map_err(|error| error.to_string()))
}

#[js_invokable]
fn make_async() -> JsCallback {
    JsCallback::new_async(|function: JsObjectRef| async move {
        let answer: Result<i32, InteropError> = function.invoke("", ()).await;
        answer.map_or(-1, |answer| answer + 1)
    })
}

#[js_invokable]
fn make_once() -> JsCallback {
    let message = String::from("only once");
    JsCallback::once(move |_: f64| message)
}

#[js_invokable]
fn make_panicking() -> JsCallback {
    JsCallback::new(|| -> () { panic!("in a callback") })
}

/// Hands JavaScript a handler that counts, inside of data.
#[js_invokable]
fn start_counting(js: JsRuntime, target: JsObjectRef) -> Result<(), InteropError> {
    let clicks = js.state::<Clicks>()?;
    let counter = std::rc::Rc::clone(&clicks);
    let handler = JsCallback::new(move || counter.count.set(counter.count.get() + 1));
    target.invoke_void_sync("start", (vec![&handler],))?;
    clicks.handler.replace(Some(handler));
    Ok(())
}

#[js_invokable]
fn stop_counting(js: JsRuntime) -> Result<u32, InteropError> {
    let clicks = js.state::<Clicks>()?;
    if let Some(handler) = clicks.handler.take() {
        handler.dispose();
    }
    Ok(clicks.count.get())
}
