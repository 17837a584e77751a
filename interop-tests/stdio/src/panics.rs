//! What panics, in each place where code of the application runs. The process lives on.

use interop_runtime::prelude::*;

/// Left half changed by its method that panics.
struct Fragile {
    parts: u32,
}

#[js_invokable]
impl Fragile {
    #[js_invokable]
    fn make() -> RustObjectRef<Self> {
        RustObjectRef::new(Fragile { parts: 0 })
    }

    #[js_invokable]
    fn breaks(&mut self) {
        self.parts += 1;
        panic!("broke at part {}", self.parts);
    }

    #[js_invokable]
    async fn breaks_later(&mut self, until: JsObjectRef) -> Result<(), InteropError> {
        self.parts += 1;
        until.invoke_void("", ()).await?;
        panic!("broke later");
    }

    /// Shared: whoever only looks breaks nothing.
    #[js_invokable]
    fn stumbles(&self) {
        panic!("stumbled at part {}", self.parts);
    }

    #[js_invokable]
    fn parts(&self) -> u32 {
        self.parts
    }
}

/// Panics when it goes.
struct Grenade;

impl Drop for Grenade {
    fn drop(&mut self) {
        panic!("in a destructor");
    }
}

#[js_invokable]
fn make_grenade() -> RustObjectRef<Grenade> {
    RustObjectRef::new(Grenade)
}

#[js_invokable]
fn make_breaking() -> JsCallback {
    JsCallback::new(|| -> () { panic!("in a callback") })
}

#[js_invokable]
fn make_breaking_later() -> JsCallback {
    JsCallback::new_async(|until: JsObjectRef| async move {
        let _ = until.invoke_void("", ()).await;
        panic!("in a callback, later");
        #[allow(unreachable_code)] // says what the promise would be of
        0
    })
}

/// Panics when nobody awaits it.
#[js_invokable]
fn spawn_breaking(until: JsObjectRef) -> Result<(), InteropError> {
    interop_runtime::spawn_local(async move {
        let _ = until.invoke_void("", ()).await;
        panic!("in a task");
    })
}
