//! A struct by serde as a result.

use interop_runtime::prelude::*;
use serde::Serialize;

#[derive(Serialize)]
struct Record {
    id: f64,
    count: i32,
    active: bool,
    name: String,
    note: Option<String>,
    scores: Vec<f64>,
}

#[js_invokable]
fn record(id: f64) -> Record {
    Record {
        id,
        count: 3,
        active: id > 0.0,
        name: "a name".to_owned(),
        note: None,
        scores: vec![id, 2.0],
    }
}
