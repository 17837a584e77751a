//! A struct that holds itself, for the curve of the depth.

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[derive(Serialize, Deserialize)]
pub struct Nest {
    level: f64,
    inner: Option<Box<Nest>>,
}

fn nest(depth: u32) -> Nest {
    (1..depth).fold(
        Nest {
            level: 0.0,
            inner: None,
        },
        |inner, level| Nest {
            level: f64::from(level),
            inner: Some(Box::new(inner)),
        },
    )
}

fn levels(nest: &Nest) -> f64 {
    nest.level + nest.inner.as_deref().map_or(0.0, levels)
}

#[js_invokable]
fn nest_out(depth: u32) -> Nest {
    nest(depth)
}

#[js_invokable]
fn nest_in(nest: Nest) -> f64 {
    levels(&nest)
}

const PEER: serde_wasm_bindgen::Serializer =
    serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);

#[wasm_bindgen]
pub fn peer_nest_out(depth: u32) -> Result<JsValue, JsValue> {
    Ok(nest(depth).serialize(&PEER)?)
}

#[wasm_bindgen]
pub fn peer_nest_in(nest: JsValue) -> Result<f64, JsValue> {
    Ok(levels(&serde_wasm_bindgen::from_value(nest)?))
}
