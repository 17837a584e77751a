//! References, alone and in what serde buffers.

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

use crate::objects::TestData;

#[derive(Serialize, Deserialize, TS)]
#[serde(untagged)]
enum RefOrText {
    Rust(RustObjectRef<TestData>),
    Js(JsObjectRef),
    Text(String),
}

#[derive(Serialize, Deserialize, TS)]
#[serde(tag = "type")]
enum TaggedRef {
    Rust {
        target: RustObjectRef<TestData>,
    },
    Js {
        target: JsObjectRef,
    },
    Many {
        targets: Vec<RustObjectRef<TestData>>,
    },
}

#[derive(Serialize, Deserialize, TS)]
struct Target {
    target: RustObjectRef<TestData>,
    object: Option<JsObjectRef>,
}

#[derive(Serialize, Deserialize, TS)]
struct FlatRef {
    id: u32,
    #[serde(flatten)]
    inner: Target,
}

cases! {
    OfRustObject: RustObjectRef<TestData>,
    OfJsObject: JsObjectRef,
    OfRefOrText: RefOrText,
    OfTaggedRef: TaggedRef,
    OfFlatRef: FlatRef,
}
