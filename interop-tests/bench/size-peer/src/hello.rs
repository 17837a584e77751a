//! A function that takes and gives a string, and an import that may fail.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(js_namespace = clock)]
extern "C" {
    #[wasm_bindgen(catch, js_name = "timeOfDay")]
    fn time_of_day() -> Result<String, JsValue>;
}

#[wasm_bindgen]
pub fn greet(name: &str) -> Result<String, JsValue> {
    Ok(format!("Good {}, {name}!", time_of_day()?))
}
