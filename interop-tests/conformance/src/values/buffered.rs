//! What serde buffers before it knows the type: `flatten`, untagged and internally tagged enums.

use std::collections::BTreeMap;

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

use super::records::Record;

#[derive(Serialize, Deserialize, TS)]
#[serde(tag = "type")]
enum Internal {
    Unit,
    Small { value: i32 },
    Wide { value: u64 },
    Huge { value: i128 },
    Exact { value: f64 },
    Text { value: String },
    List { value: Vec<u8> },
    Bytes { value: JsBytes },
    Big { value: JsBigInt<i64> },
    Date { value: JsDate },
    Array { value: JsTypedArray<f64> },
    Map { value: JsMap<i32, String> },
    Record(Record),
}

#[derive(Serialize, Deserialize, TS)]
#[serde(untagged)]
enum Untagged {
    Number(f64),
    Text(String),
    Big(JsBigInt<i64>),
    Date(JsDate),
    Pair(i32, String),
    Small { small: u8 },
    Record(Record),
}

#[derive(Serialize, Deserialize, TS)]
struct Rest {
    a: i32,
    b: Option<String>,
    at: Option<JsDate>,
    big: Option<JsBigInt<u64>>,
}

#[derive(Serialize, Deserialize, TS)]
struct Flat {
    id: u32,
    #[serde(flatten)]
    rest: Rest,
}

/// Whatever else was sent.
#[derive(Serialize, Deserialize, TS)]
struct FlatMap {
    id: u32,
    #[serde(flatten)]
    others: BTreeMap<String, f64>,
}

cases! {
    OfInternal: Internal,
    OfUntagged: Untagged,
    OfFlat: Flat,
    OfFlatMap: FlatMap,
}
