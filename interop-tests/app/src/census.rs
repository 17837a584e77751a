//! What is made and let go many times: nothing of it may stay.

use interop_runtime::prelude::*;

struct Thing {
    _kept: Vec<u8>,
}

#[js_invokable]
impl Thing {
    #[js_invokable]
    fn make() -> RustObjectRef<Self> {
        RustObjectRef::new(Thing {
            _kept: vec![1; 100],
        })
    }

    #[js_invokable]
    fn ping(&self) -> u32 {
        1
    }

    #[js_invokable]
    fn fails(&self) -> Result<RustObjectRef<Self>, String> {
        Err("on purpose".to_owned())
    }
}

#[js_invokable]
fn takes_object(object: JsObjectRef) -> Result<f64, InteropError> {
    object.get_sync("n")
}

#[js_invokable]
fn makes_callback() -> JsCallback {
    let kept = [1_u8; 100];
    JsCallback::new(move |x: f64| x + f64::from(kept[0]))
}

/// Rust makes a callback, JavaScript is handed it and Rust disposes it.
#[js_invokable]
fn lends_callback(function: JsObjectRef) -> Result<f64, InteropError> {
    let callback = JsCallback::new(|x: f64| x + 1.0);
    let result = function.call_sync((&callback,));
    callback.dispose();
    result
}

/// A reference beside what cannot be sent.
#[js_invokable]
fn encode_fails() -> (RustObjectRef<Thing>, u64) {
    (Thing::make(), u64::MAX)
}

/// A reference beside what is no `u8`: the whole argument is refused.
#[js_invokable]
fn decode_fails(_objects: (JsObjectRef, JsObjectRef, u8)) {}

/// Its references have to be disposed.
struct Eternal;

#[js_invokable]
impl Eternal {
    #[js_invokable]
    fn make() -> RustObjectRef<Self> {
        RustObjectRef::<Self>::disable_finalizer();
        RustObjectRef::new(Eternal)
    }

    #[js_invokable]
    fn ping(&self) -> u32 {
        1
    }
}
