//! Calls from JavaScript with two numbers.

use interop_runtime::prelude::*;
use wasm_bindgen::prelude::*;

/// Eight functions that a compiler cannot make one of.
macro_rules! eight {
    ($($name:ident $peer:ident $offset:literal)+) => { $(
        #[js_invokable]
        pub fn $name(a: f64, b: f64) -> f64 {
            a + b + $offset
        }

        #[wasm_bindgen]
        pub fn $peer(a: f64, b: f64) -> f64 {
            a + b + $offset
        }
    )+ };
}

eight! {
    add peer_add 0.0
    add_1 peer_add_1 1.0
    add_2 peer_add_2 2.0
    add_3 peer_add_3 3.0
    add_4 peer_add_4 4.0
    add_5 peer_add_5 5.0
    add_6 peer_add_6 6.0
    add_7 peer_add_7 7.0
}

#[js_invokable]
pub fn divide(a: f64, b: f64) -> Result<f64, String> {
    if b == 0.0 {
        return Err("division by zero".to_owned());
    }
    Ok(a / b)
}

#[wasm_bindgen]
pub fn peer_divide(a: f64, b: f64) -> Result<f64, String> {
    if b == 0.0 {
        return Err("division by zero".to_owned());
    }
    Ok(a / b)
}
