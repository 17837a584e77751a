//! Rust makes an object of a JavaScript class, and uses its property and its methods.

use interop_runtime::prelude::*;

#[js_import(module = "./scenes/imported_class.js")]
extern "js" {
    #[js_import("Lamp", constructor)]
    async fn new_lamp(place: &str) -> Result<JsObjectRef, InteropError>;

    #[js_import("brightness", setter)]
    fn set_brightness(this: &JsObjectRef, percent: f64) -> Result<(), InteropError>;

    #[js_import("switchOn", method)]
    fn switch_on(this: &JsObjectRef) -> Result<(), InteropError>;

    #[js_import("description", getter)]
    fn description(this: &JsObjectRef) -> Result<String, InteropError>;
}

/// The constructor is async, so the module is loaded if it is not there yet; from
/// then on the others need not wait. The lamp stays in JavaScript, and may be
/// collected when this function lets go of its reference.
#[js_invokable]
async fn light_a_lamp(percent: f64) -> Result<String, InteropError> {
    let lamp = new_lamp("by the window").await?;
    set_brightness(&lamp, percent)?;
    switch_on(&lamp)?;
    description(&lamp)
}
