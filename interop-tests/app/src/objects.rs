//! References to Rust objects: methods, dispose, types, and who keeps them alive.

use std::cell::Cell;

use interop_runtime::prelude::*;

thread_local! {
    static DROPPED: Cell<u32> = const { Cell::new(0) };
}

struct HelloHelper {
    name: String,
}

impl Drop for HelloHelper {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + 1);
    }
}

/// How many helpers were dropped so far.
#[js_invokable]
fn dropped_helpers() -> u32 {
    DROPPED.get()
}

#[js_invokable]
impl HelloHelper {
    #[js_invokable]
    fn make(name: String) -> RustObjectRef<Self> {
        RustObjectRef::new(HelloHelper { name })
    }

    #[js_invokable]
    fn get_hello_message(&self) -> String {
        format!("Hello, {}!", self.name)
    }

    #[js_invokable("rename")]
    fn set_name(&mut self, name: String) -> String {
        std::mem::replace(&mut self.name, name)
    }

    /// Holds the object shared while JavaScript runs.
    #[js_invokable]
    fn call_back(&self, function: JsObjectRef) -> Result<String, InteropError> {
        function.invoke_sync("", (self.name.as_str(),))
    }

    /// Holds the object for itself while JavaScript runs.
    #[js_invokable]
    fn call_back_mut(&mut self, function: JsObjectRef) -> Result<String, InteropError> {
        function.invoke_sync("", (self.name.as_str(),))
    }

    #[js_invokable]
    async fn greet_later(
        &self,
        js: JsRuntime,
        function: JsObjectRef,
    ) -> Result<String, InteropError> {
        let _ = js;
        let answer: String = function.invoke("", ()).await?;
        Ok(format!("{answer}, {}!", self.name))
    }
}

trait Named {
    fn name(&self) -> String;
}

#[js_invokable]
impl Named for HelloHelper {
    #[js_invokable]
    fn name(&self) -> String {
        self.name.clone()
    }
}

/// Of another type, with a method of the same identifier.
struct Stranger;

#[js_invokable]
impl Stranger {
    #[js_invokable]
    fn make() -> RustObjectRef<Self> {
        RustObjectRef::new(Stranger)
    }

    #[js_invokable]
    fn name(&self) -> &'static str {
        "a stranger"
    }
}

#[js_invokable]
fn name_of(helper: RustObjectRef<HelloHelper>) -> Result<String, InteropError> {
    helper.with(|helper| helper.name.clone())
}

#[js_invokable]
fn dispose_in_rust(helper: RustObjectRef<HelloHelper>) {
    helper.dispose();
}

#[js_invokable]
fn echo_helper(
    helper: RustObjectRef<HelloHelper>,
) -> (RustObjectRef<HelloHelper>, Vec<RustObjectRef<HelloHelper>>) {
    (helper.clone(), vec![helper.clone(), helper])
}

/// Keeps a JavaScript object, and gives it back.
#[js_invokable]
fn echo_object(object: JsObjectRef) -> JsObjectRef {
    object
}

#[derive(serde::Deserialize)]
struct Holder {
    object: JsObjectRef,
}

/// The reference stands inside of data.
#[js_invokable]
fn first_object(holders: Vec<Holder>) -> Option<JsObjectRef> {
    holders.into_iter().next().map(|holder| holder.object)
}

#[js_invokable]
fn is_same(a: JsObjectRef, b: JsObjectRef) -> bool {
    a.is_same(&b)
}
