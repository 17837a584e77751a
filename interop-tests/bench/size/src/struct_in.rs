//! A struct by serde as an argument.

use interop_runtime::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Record {
    id: f64,
    count: i32,
    active: bool,
    name: String,
    note: Option<String>,
    scores: Vec<f64>,
}

#[js_invokable]
fn weigh(record: Record) -> f64 {
    let texts = record.name.len() + record.note.map_or(0, |note| note.len());
    let flag = f64::from(u8::from(record.active));
    record.id + f64::from(record.count) + flag + texts as f64 + record.scores.iter().sum::<f64>()
}
