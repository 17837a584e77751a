//! Enums in serde's externally and adjacently tagged forms; the buffered ones have a file of their own.

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord, TS)]
#[serde(rename_all = "lowercase")]
pub(super) enum Color {
    Red,
    Green,
}

#[derive(Serialize, Deserialize, TS)]
enum External {
    Unit,
    Newtype(f64),
    Tuple(f64, String),
    Struct { width: f64, height: Option<f64> },
    Nothing(()),
}

#[derive(Serialize, Deserialize, TS)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Unit,
    Newtype(f64),
    Tuple(f64, String),
    Struct { width: f64, height: Option<f64> },
}

cases! {
    OfColor: Color,
    OfExternal: External,
    OfAdjacent: Adjacent,
}
