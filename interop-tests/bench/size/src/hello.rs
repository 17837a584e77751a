//! The functions of `examples/hello`.

use interop_runtime::prelude::*;

#[js_invokable]
pub fn greet(name: &str) -> Result<String, InteropError> {
    Ok(format!("Good {}, {name}!", time_of_day()?))
}

#[js_import("timeOfDay", module = "clock")]
fn time_of_day() -> Result<String, InteropError>;
