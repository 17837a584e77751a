//! Types of every kind, with attributes of other derives beside ours, and with the runtime elsewhere.

use interop_runtime as elsewhere;
use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

/// Generic, and made of itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", bound(serialize = "T: Serialize"))]
pub struct Page<T: Clone> {
    /// What is on it.
    pub all_items: Vec<T>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<Box<Page<T>>>,
}

#[derive(Default, Serialize, Deserialize, TS)]
#[ts(crate = elsewhere, rename = "Kinds")]
#[serde(tag = "kind", content = "of")]
pub enum Kind {
    #[default]
    Unit,
    Tuple(i32, String),
    #[serde(rename = "named")]
    Struct {
        r#type: u8,
    },
}

#[derive(Serialize, TS)]
pub struct Unit;

#[derive(Serialize, Deserialize, TS)]
pub struct Newtype(pub u64);

fn main() {}
