//! Text, unit, options, lists, tuples, and serde's maps.
#![allow(clippy::option_option)] // users write it, and what becomes of it is in the tables

use std::collections::BTreeMap;

use interop_runtime::prelude::*;

use super::enums::Color;
use super::records::Nested;

cases! {
    OfChar: char,
    OfString: String,
    OfUnit: (),
    OfOptionI32: Option<i32>,
    OfOptionString: Option<String>,
    OfOptionOption: Option<Option<i32>>,
    OfOptionUnit: Option<()>,
    OfF64s: Vec<f64>,
    OfStrings: Vec<String>,
    OfOptions: Vec<Option<i32>>,
    OfLists: Vec<Vec<u8>>,
    OfTuple: (i32, String),
    OfArray: [f64; 3],
    OfNested: Nested,
    OfStringMap: BTreeMap<String, i32>,
    OfI32Map: BTreeMap<i32, String>,
    OfU64Map: BTreeMap<u64, String>,
    OfBoolMap: BTreeMap<bool, i32>,
    OfColorMap: BTreeMap<Color, i32>,
    OfPairMap: BTreeMap<(i32, i32), String>,
    OfJson: serde_json::Value,
}
