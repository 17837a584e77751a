//! The types of ours for what JavaScript has and serde's data model has not.

use interop_runtime::prelude::*;

cases! {
    OfBytes: JsBytes,
    OfDate: JsDate,
    OfI8Array: JsTypedArray<i8>,
    OfU8Array: JsTypedArray<u8>,
    OfI16Array: JsTypedArray<i16>,
    OfU16Array: JsTypedArray<u16>,
    OfI32Array: JsTypedArray<i32>,
    OfU32Array: JsTypedArray<u32>,
    OfF32Array: JsTypedArray<f32>,
    OfF64Array: JsTypedArray<f64>,
    OfI64Array: JsTypedArray<i64>,
    OfU64Array: JsTypedArray<u64>,
    OfStringJsMap: JsMap<String, i32>,
    OfF64JsMap: JsMap<f64, String>,
    OfBigJsMap: JsMap<JsBigInt<i64>, String>,
}
