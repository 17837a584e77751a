//! JavaScript holds a Rust object, calls a method of it, and disposes it.

use interop_runtime::prelude::*;

/// JavaScript never sees the fields, it only calls the marked methods.
struct HelloHelper {
    name: String,
}

#[js_invokable]
impl HelloHelper {
    /// Without `self` it is a static, with the identifier `HelloHelper.make`.
    /// A reference crosses: the helper itself stays here.
    #[js_invokable]
    fn make(name: String) -> RustObjectRef<Self> {
        RustObjectRef::new(HelloHelper { name })
    }

    /// Called on the reference as `helper.invokeMethod("get_hello_message")`.
    #[js_invokable]
    fn get_hello_message(&self) -> String {
        format!("Hello, {}!", self.name)
    }
}
