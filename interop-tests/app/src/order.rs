//! Messages that go in another order than they were made, or not at all; and values whose own code
//! calls back while they are on their way.

use std::cell::Cell;
use std::collections::BTreeMap;

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize, Serializer};

#[derive(Serialize)]
struct First {
    first: u32,
}

#[derive(Serialize)]
struct Second {
    second: u32,
}

#[derive(Serialize)]
struct Third {
    third: u32,
}

/// Makes two calls, and sends the second one first.
#[js_invokable]
async fn sends_in_another_order(js: JsRuntime) -> Result<(u32, u32), InteropError> {
    let first = js.invoke::<u32>("testFunctions.count", (First { first: 1 },));
    let second = js.invoke::<u32>("testFunctions.count", (Second { second: 2 },));
    let second = second.await?;
    Ok((first.await?, second))
}

/// Makes a call that is never sent, and one that is refused; then a correct one.
#[js_invokable]
async fn sends_after_unsent(js: JsRuntime, gone: JsObjectRef) -> Result<u32, InteropError> {
    drop(js.invoke::<u32>("testFunctions.count", (Third { third: 1 },)));
    gone.dispose().await;
    let refused = gone.invoke_sync::<u32>("", (Third { third: 2 },));
    assert_eq!(
        refused.map_err(|error| error.code()),
        Err(ErrorCode::Disposed)
    );
    js.invoke("testFunctions.count", (Third { third: 3 },))
        .await
}

#[derive(Serialize)]
struct Farewell {
    of: &'static str,
}

struct Caller;

impl Drop for Caller {
    fn drop(&mut self) {
        let _ = JsRuntime::current()
            .invoke_void_sync("testFunctions.count", (Farewell { of: "caller" },));
    }
}

#[derive(Serialize)]
struct Report {
    done: bool,
}

/// Its argument calls JavaScript when the result is made already.
#[js_invokable]
fn drops_a_caller() -> Report {
    thread_local! {
        static KEPT: Cell<Option<Caller>> = const { Cell::new(None) };
    }
    KEPT.set(Some(Caller));
    let _kept = KEPT.take();
    Report { done: true }
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Tagged {
    One(Inner),
}

#[derive(Serialize)]
struct Inner {
    r#type: u32,
}

/// serde lets this happen: the tag and a field have one name.
#[js_invokable]
fn repeats_a_field() -> Vec<Tagged> {
    vec![Tagged::One(Inner { r#type: 1 })]
}

#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Id(String);

#[js_invokable]
fn echo_ids(ids: BTreeMap<Id, i32>) -> BTreeMap<Id, i32> {
    ids
}

#[derive(Deserialize)]
struct Maybe(Option<i32>);

/// A result that JavaScript leaves out, sync and async.
#[js_invokable]
async fn undefined_results(js: JsRuntime) -> Result<(Option<i32>, Option<i32>), InteropError> {
    let sync: Maybe = js.invoke_sync("testFunctions.nothing", ())?;
    let later: Maybe = js.invoke("testFunctions.nothing", ()).await?;
    Ok((sync.0, later.0))
}

/// Calls JavaScript, which calls Rust, while it is being written.
struct Nested;

impl Serialize for Nested {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name: Result<String, InteropError> =
            JsRuntime::current().invoke_sync("testFunctions.makeAndName", ());
        serializer.serialize_str(&name.map_err(serde::ser::Error::custom)?)
    }
}

#[derive(Serialize)]
struct Outer {
    nested: Nested,
}

#[js_invokable]
fn writes_while_called() -> Outer {
    Outer { nested: Nested }
}

thread_local! {
    static TOLD: Cell<bool> = const { Cell::new(false) };
}

#[js_invokable]
fn tell() {
    TOLD.set(true);
}

/// Wakes itself until it is told; gives up after very many polls.
#[js_invokable]
async fn yields_until_told() -> bool {
    let mut left = 100_000_u32;
    std::future::poll_fn(|context| {
        left -= 1;
        if TOLD.get() || left == 0 {
            return std::task::Poll::Ready(TOLD.get());
        }
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await
}
