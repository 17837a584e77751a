//! A Rust closure is the click listener of a button, for as long as a guard lives.

use std::cell::{Cell, RefCell};

use interop_runtime::prelude::*;

/// There is one for each page; `js.state` makes it when it is first asked for it.
#[derive(Default)]
struct Clicks {
    count: Cell<u32>,
    listener: RefCell<Option<Listener>>,
}

/// Listens to an event of an element until it is dropped.
struct Listener {
    element: JsObjectRef,
    event: &'static str,
    callback: JsCallback,
}

impl Listener {
    fn add(
        element: JsObjectRef,
        event: &'static str,
        callback: JsCallback,
    ) -> Result<Self, InteropError> {
        element.invoke_void_sync("addEventListener", (event, &callback))?;
        Ok(Listener {
            element,
            event,
            callback,
        })
    }
}

impl Drop for Listener {
    /// The same callback is the same function in JavaScript, and so it is found there. If it
    /// were only disposed, the element would go on to call a function that throws.
    fn drop(&mut self) {
        let args = (self.event, &self.callback);
        let _ = self.element.invoke_void_sync("removeEventListener", args); // unless the page is gone
        self.callback.dispose();
    }
}

#[js_import("showCount", module = "clickCounter")]
fn show_count(count: u32) -> Result<(), InteropError>;

/// The button is an element of the page, whose own methods are called here. `js` is
/// supplied: JavaScript sends the button only.
#[js_invokable]
fn add_listener(js: JsRuntime, button: JsObjectRef) -> Result<(), InteropError> {
    let clicks = js.state::<Clicks>()?;
    drop(clicks.listener.take()); // two of them would count every click twice
    clicks.count.set(0);
    show_count(0)?;
    // JavaScript sees a plain function. It is called with an event, and ignores it.
    let callback = JsCallback::try_new(move || {
        let clicks = js.state::<Clicks>()?;
        clicks.count.set(clicks.count.get() + 1);
        show_count(clicks.count.get())
    });
    let listener = Listener::add(button, "click", callback)?;
    clicks.listener.replace(Some(listener));
    Ok(())
}

#[js_invokable]
fn remove_listener(js: JsRuntime) -> Result<u32, InteropError> {
    let clicks = js.state::<Clicks>()?;
    drop(clicks.listener.take());
    Ok(clicks.count.get())
}
