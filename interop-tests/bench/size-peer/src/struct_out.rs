//! A struct by serde as a result.

use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Record {
    id: f64,
    count: i32,
    active: bool,
    name: String,
    note: Option<String>,
    scores: Vec<f64>,
}

#[wasm_bindgen]
pub fn record(id: f64) -> Result<JsValue, JsValue> {
    let record = Record {
        id,
        count: 3,
        active: id > 0.0,
        name: "a name".to_owned(),
        note: None,
        scores: vec![id, 2.0],
    };
    Ok(serde_wasm_bindgen::to_value(&record)?)
}
