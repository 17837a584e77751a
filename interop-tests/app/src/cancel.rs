//! Calls that are given up, from either side, and async calls that wait for one object.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use interop_runtime::prelude::*;

thread_local! {
    static DROPPED: Cell<u32> = const { Cell::new(0) };
}

/// Counts that a future was dropped or has ended.
struct Counted;

impl Drop for Counted {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + 1);
    }
}

#[js_invokable]
fn dropped_futures() -> u32 {
    DROPPED.get()
}

/// Awaits a promise of JavaScript, for as long as somebody awaits this.
#[js_invokable]
async fn waits_for(function: JsObjectRef) -> Result<f64, InteropError> {
    let _counted = Counted;
    function.invoke("", (JsAbortSignal::new(),)).await
}

#[js_invokable]
fn sync_signal(function: JsObjectRef) -> Result<bool, InteropError> {
    function.invoke_sync("", (JsAbortSignal::new(),))
}

/// Sends a call, or not, and drops it.
#[js_invokable]
async fn gives_up(function: JsObjectRef, polled: bool) -> Result<(), InteropError> {
    let mut call = pin!(function.invoke::<f64>("", (JsAbortSignal::new(),)));
    poll_fn(|context| {
        let pending = !polled || call.as_mut().poll(context).is_pending();
        assert!(pending, "it was not answered yet");
        Poll::Ready(())
    })
    .await;
    Ok(())
}

/// Two calls, and the one that loses is dropped.
#[js_invokable]
async fn race(first: JsObjectRef, second: JsObjectRef) -> Result<String, InteropError> {
    let mut first = pin!(first.invoke("", (JsAbortSignal::new(),)));
    let mut second = pin!(second.invoke("", (JsAbortSignal::new(),)));
    poll_fn(|context| match first.as_mut().poll(context) {
        Poll::Pending => second.as_mut().poll(context),
        ready => ready,
    })
    .await
}

#[js_invokable]
async fn at_most(js: JsRuntime, name: String, milliseconds: u32) -> Result<f64, InteropError> {
    let timeout = Duration::from_millis(milliseconds.into());
    let patient = js.with_options(CallOptions::new().timeout(timeout));
    patient.invoke(&name, (JsAbortSignal::new(),)).await
}

#[js_invokable]
fn returns_signal() -> JsAbortSignal {
    JsAbortSignal::new()
}

/// An object whose methods take their time.
struct Slow {
    log: Vec<String>,
}

impl Drop for Slow {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + 1);
    }
}

#[js_invokable]
impl Slow {
    #[js_invokable]
    fn make() -> RustObjectRef<Self> {
        RustObjectRef::new(Slow { log: Vec::new() })
    }

    /// Holds the object until the promise has settled.
    #[js_invokable]
    async fn add(&mut self, name: String, until: JsObjectRef) -> Result<usize, InteropError> {
        self.log.push(format!("{name} begins"));
        until.invoke_void("", ()).await?;
        self.log.push(format!("{name} ends"));
        Ok(self.log.len())
    }

    #[js_invokable]
    async fn read(&self, until: JsObjectRef) -> Result<Vec<String>, InteropError> {
        until.invoke_void("", ()).await?;
        Ok(self.log.clone())
    }

    #[js_invokable]
    fn entries(&self) -> Vec<String> {
        self.log.clone()
    }
}
