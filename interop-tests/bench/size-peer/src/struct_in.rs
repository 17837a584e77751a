//! A struct by serde as an argument.

use serde::Deserialize;
use wasm_bindgen::prelude::*;

#[derive(Deserialize)]
struct Record {
    id: f64,
    count: i32,
    active: bool,
    name: String,
    note: Option<String>,
    scores: Vec<f64>,
}

#[wasm_bindgen]
pub fn weigh(record: JsValue) -> Result<f64, JsValue> {
    let record: Record = serde_wasm_bindgen::from_value(record)?;
    let texts = record.name.len() + record.note.map_or(0, |note| note.len());
    let flag = f64::from(u8::from(record.active));
    Ok(record.id
        + f64::from(record.count)
        + flag
        + texts as f64
        + record.scores.iter().sum::<f64>())
}
