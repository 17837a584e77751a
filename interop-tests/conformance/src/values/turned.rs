//! Types that a macro's signature makes special, borrowed ones, and results of another type than the parameter.
#![allow(clippy::unnecessary_wraps)] // bytes in a Result are one of the cases

use std::collections::BTreeMap;

use interop_runtime::prelude::*;

use super::records::{Defaults, Record};

turns! {
    OfVecU8 "Vec<u8>": |value: Vec<u8>| -> Vec<u8> { value }
    OfOptionVecU8 "Option<Vec<u8>>": |value: Option<Vec<u8>>| -> Option<Vec<u8>> { value }
    OfResultVecU8 "Vec<u8> -> Result<Vec<u8>, _>": |value: Vec<u8>| -> Result<Vec<u8>, InteropError> { Ok(value) }
    OfByteSlice "&[u8]": |value: &[u8]| -> Vec<u8> { value.to_vec() }
    OfStr "&str": |value: &str| -> String { value.to_owned() }
    OfF64Slice "&[f64]": |value: &[f64]| -> Vec<f64> { value.to_vec() }
    OfStringSlice "&[String]": |value: &[String]| -> Vec<String> { value.to_vec() }
    OfRecordBorrowed "&Record": |value: &Record| -> Record { value.clone() }
    I64FromBig "JsBigInt<i64> -> i64": |value: JsBigInt<i64>| -> i64 { value.0 }
    U64FromBig "JsBigInt<u64> -> u64": |value: JsBigInt<u64>| -> u64 { value.0 }
    I128FromBig "JsBigInt<i128> -> i128": |value: JsBigInt<i128>| -> i128 { value.0 }
    BigFromI64 "i64 -> JsBigInt<i64>": |value: i64| -> JsBigInt<i64> { JsBigInt(value) }
    DateFromMillis "JsBigInt<i64> -> JsDate": |value: JsBigInt<i64>| -> JsDate { JsDate::from_millis(value.0) }
    MillisFromDate "JsDate -> JsBigInt<i64>": |value: JsDate| -> JsBigInt<i64> { JsBigInt(value.millis()) }
    ListFromArray "JsTypedArray<f64> -> Vec<f64>": |value: JsTypedArray<f64>| -> Vec<f64> { value.into() }
    ArrayFromList "Vec<f32> -> JsTypedArray<f32>": |value: Vec<f32>| -> JsTypedArray<f32> { value.into() }
    JsMapFromPairs "Vec<(String, i32)> -> JsMap<String, i32>": |value: Vec<(String, i32)>| -> JsMap<String, i32> {
        value.into_iter().collect()
    }
    MapFromPairs "Vec<(i32, i32)> -> BTreeMap<i32, i32>": |value: Vec<(i32, i32)>| -> BTreeMap<i32, i32> {
        value.into_iter().collect()
    }
    DefaultsSeen "Defaults -> (i32, i32, i32)": |value: Defaults| -> (i32, i32, i32) {
        (value.skipped, value.only_in, value.only_out)
    }
    ListFromCount "u32 -> Vec<()>": |value: u32| -> Vec<()> { (0..value).map(|_| ()).collect() }
}
