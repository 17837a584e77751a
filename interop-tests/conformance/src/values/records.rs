//! Structs with serde's attributes.

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(super) struct Record {
    string_val: String,
    int_val: i32,
    note: Option<String>,
}

#[derive(Serialize, Deserialize, TS)]
struct Order {
    id: u32,
    items: Vec<Record>,
}

#[derive(Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
struct Strict {
    #[serde(rename = "type")]
    kind: String,
    #[serde(alias = "num", alias = "n")]
    number: i32,
}

#[derive(Serialize, Deserialize, TS)]
pub(super) struct Defaults {
    #[serde(default)]
    a: i32,
    #[serde(default = "seven")]
    b: u8,
    #[serde(skip)]
    pub(super) skipped: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    left_out: Option<String>,
    #[serde(default, skip_serializing)]
    pub(super) only_in: i32,
    #[serde(skip_deserializing)]
    pub(super) only_out: i32,
}

fn seven() -> u8 {
    7
}

#[derive(Serialize, Deserialize, TS)]
struct Newtype(i32);

#[derive(Serialize, Deserialize, TS)]
struct Pair(i32, String);

#[derive(Serialize, Deserialize, TS)]
struct Unit;

#[derive(Serialize, Deserialize, TS)]
struct Empty {}

/// A list of lists of lists, as deep as one likes.
#[derive(Serialize, Deserialize, TS)]
pub(super) struct Nested(Vec<Nested>);

#[derive(Serialize, Deserialize, TS)]
struct Chain {
    next: Option<Box<Chain>>,
}

cases! {
    OfRecord: Record,
    OfOrder: Order,
    OfStrict: Strict,
    OfDefaults: Defaults,
    OfNewtype: Newtype,
    OfPair: Pair,
    OfUnitStruct: Unit,
    OfEmpty: Empty,
    OfChain: Chain,
}
