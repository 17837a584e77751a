//! A Rust closure is the click listener of a button, until Rust removes it again.

use std::cell::{Cell, RefCell};

use interop_runtime::prelude::*;

/// There is one for each page; `js.state` makes it when it is first asked for it.
#[derive(Default)]
struct Clicks {
    count: Cell<u32>,
    listener: RefCell<Option<Listener>>,
}

struct Listener {
    button: JsObjectRef,
    callback: JsCallback,
}

#[js_import("showCount", module = "clickCounter")]
fn show_count(count: u32) -> Result<(), InteropError>;

/// The button is an element of the page, whose own methods are called here. `js` is
/// supplied: JavaScript sends the button only.
#[js_invokable]
fn add_listener(js: JsRuntime, button: JsObjectRef) -> Result<(), InteropError> {
    remove_listener(js)?; // two of them would count every click twice
    let clicks = js.state::<Clicks>()?;
    clicks.count.set(0);
    show_count(0)?;
    // JavaScript sees a plain function. It is called with an event, and ignores it.
    let callback = JsCallback::try_new(move || {
        let clicks = js.state::<Clicks>()?;
        clicks.count.set(clicks.count.get() + 1);
        show_count(clicks.count.get())
    });
    button.invoke_void_sync("addEventListener", ("click", &callback))?;
    clicks.listener.replace(Some(Listener { button, callback }));
    Ok(())
}

/// The same callback is the same function in JavaScript, and so it is found there.
/// If it were only disposed, the button would go on to call a function that throws.
#[js_invokable]
fn remove_listener(js: JsRuntime) -> Result<u32, InteropError> {
    let clicks = js.state::<Clicks>()?;
    if let Some(Listener { button, callback }) = clicks.listener.take() {
        button.invoke_void_sync("removeEventListener", ("click", &callback))?;
        callback.dispose();
    }
    Ok(clicks.count.get())
}
