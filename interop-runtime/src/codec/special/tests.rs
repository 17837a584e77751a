//! Our own types through the codec: exactly as they were, only as what they are, and inside serde's buffers.
#![allow(clippy::needless_pass_by_value, clippy::items_after_statements)] // values and types are written on the spot

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{JsBigInt, JsBytes, JsDate, JsMap, JsTypedArray};
use crate::codec::tests::Loop;
use crate::error::ErrorCode;

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: T) {
    assert_eq!(Loop::new().convert::<T, T>(&value).unwrap(), value);
}

fn refused<U: DeserializeOwned + Debug>(value: impl Serialize) -> (ErrorCode, String) {
    let error = Loop::new().convert::<_, U>(&value).unwrap_err();
    (error.code(), error.message().to_owned())
}

fn mismatch(text: &str) -> (ErrorCode, String) {
    (ErrorCode::TypeMismatch, text.to_owned())
}

fn out_of_range(text: &str) -> (ErrorCode, String) {
    (ErrorCode::OutOfRange, text.to_owned())
}

#[test]
fn bigints() {
    round_trip((JsBigInt(i64::MIN), JsBigInt(u64::MAX), JsBigInt(0_i64)));
    round_trip(vec![JsBigInt(i128::MIN), JsBigInt(i128::MAX), JsBigInt(-1)]);
    round_trip(JsMap::from_iter([(JsBigInt(u128::MAX), JsBigInt(1_usize))]));
    let both = Loop::new();
    let plain: (u64, i64, u128, i128, usize) = both
        .convert(&(
            JsBigInt(u64::MAX),
            JsBigInt(i64::MIN),
            JsBigInt(7_u64),
            JsBigInt(-7_i64),
            JsBigInt(7_i64),
        ))
        .unwrap();
    assert_eq!(plain, (u64::MAX, i64::MIN, 7, -7, 7));

    assert_eq!(
        refused::<u64>(JsBigInt(-1_i64)),
        out_of_range("expected u64, found bigint -1")
    );
    assert_eq!(
        refused::<JsBigInt<u64>>(JsBigInt(u128::MAX)),
        out_of_range("expected u64, found bigint 340282366920938463463374607431768211455")
    );
    assert_eq!(
        refused::<JsBigInt<u64>>(5),
        mismatch("expected a bigint, found number 5")
    );
    for error in [
        refused::<u32>(JsBigInt(5_u64)),
        refused::<f64>(JsBigInt(5_u64)),
    ] {
        assert!(
            error.1.ends_with("found bigint 5") && error.0 == ErrorCode::TypeMismatch,
            "{error:?}"
        );
    }
    let text = refused::<u64>(u64::MAX).1;
    assert!(text.ends_with("send a `JsBigInt`"), "{text}");
}

#[test]
fn dates() {
    const FARTHEST: i64 = 8_640_000_000_000_000;
    for millis in [0, -1, 1_699_999_999_999, FARTHEST, -FARTHEST] {
        round_trip(JsDate::from_millis(millis));
    }
    let (code, text) = refused::<JsDate>(JsDate::from_millis(FARTHEST + 1));
    assert_eq!(code, ErrorCode::OutOfRange);
    assert!(text.contains("8640000000000001 ms"), "{text}");
    assert_eq!(
        refused::<JsDate>(0),
        mismatch("expected a Date, found number 0")
    );
    assert_eq!(
        refused::<f64>(JsDate::from_millis(0)),
        mismatch("expected f64, found a Date")
    );
    assert_eq!(
        refused::<JsDate>(JsBigInt(0_i64)),
        mismatch("expected a Date, found bigint 0")
    );
}

#[test]
fn typed_arrays() {
    round_trip((
        JsTypedArray::from(vec![i8::MIN, -1]),
        JsTypedArray::from(vec![u16::MAX]),
        JsTypedArray::from(vec![f32::MIN_POSITIVE, -0.0]),
        JsTypedArray::<i32>::default(),
        JsTypedArray::from(vec![u64::MAX, 0]),
        JsTypedArray::from(vec![1_u8, 2, 3]),
    ));
    let both = Loop::new();
    let list: Vec<f64> = both.convert(&JsTypedArray::from(vec![0.1_f32])).unwrap();
    assert_eq!(list, [f64::from(0.1_f32)]);
    let wide: Vec<i64> = both.convert(&JsTypedArray::from(vec![i64::MIN])).unwrap();
    assert_eq!(wide, [i64::MIN]);
    let tuple: (i32, u8) = both.convert(&JsTypedArray::from(vec![1_i16, 255])).unwrap();
    assert_eq!(tuple, (1, 255));
    // A NaN keeps its bits, and none of them is a tag.
    let forged = f64::from_bits(0xFFFA_0004_0000_0000);
    let back: JsTypedArray<f64> = both.convert(&JsTypedArray::from(vec![forged])).unwrap();
    assert_eq!(back.as_slice()[0].to_bits(), forged.to_bits());

    assert_eq!(
        refused::<JsTypedArray<f64>>(JsTypedArray::from(vec![1_i8])),
        mismatch("expected a Float64Array, found an Int8Array")
    );
    assert_eq!(
        refused::<JsTypedArray<f64>>([1.0]),
        mismatch("expected a Float64Array, found an array")
    );
    assert_eq!(
        refused::<JsBytes>(JsTypedArray::from(vec![1_i8])),
        mismatch("expected a Uint8Array, found an Int8Array")
    );
    let error = both
        .convert::<_, Vec<u8>>(&JsTypedArray::from(vec![1_i8, -1]))
        .unwrap_err();
    assert_eq!(
        (error.code(), error.path()),
        (ErrorCode::OutOfRange, Some("args[0][1]"))
    );
}

#[test]
fn maps() {
    round_trip(JsMap::from_iter([("b".to_owned(), 1), ("a".to_owned(), 2)]));
    round_trip(JsMap::<u8, u8>::default());
    let both = Loop::new();
    let object = BTreeMap::from([("a".to_owned(), 1)]);
    let map: JsMap<String, i32> = both.convert(&object).unwrap();
    assert_eq!(
        both.convert::<_, BTreeMap<String, i32>>(&map).unwrap(),
        object
    );
    let twice = JsMap::from_iter([(1, 1), (1, 2)]);
    assert_eq!(
        both.encode(&twice).map(drop).unwrap_err().code(),
        ErrorCode::NotSerializable
    );
    assert_eq!(
        refused::<JsMap<String, i32>>([1]),
        mismatch("expected an object or a Map, found an array")
    );
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Special {
    big: JsBigInt<u64>,
    date: JsDate,
    array: JsTypedArray<i16>,
    wide: JsTypedArray<u64>,
    bytes: JsBytes,
    map: JsMap<String, JsDate>,
}

fn special() -> Special {
    Special {
        big: JsBigInt(u64::MAX),
        date: JsDate::from_millis(-5),
        array: JsTypedArray::from(vec![1, -1]),
        wide: JsTypedArray::from(vec![u64::MAX, 0]),
        bytes: JsBytes::from(vec![1, 2]),
        map: JsMap::from_iter([("then".to_owned(), JsDate::from_millis(7))]),
    }
}

#[test]
fn everything_survives_serdes_buffers() {
    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    struct Flat {
        id: u8,
        #[serde(flatten)]
        rest: Special,
    }
    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    #[serde(tag = "kind")]
    enum Internal {
        Special(Special),
    }
    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    #[serde(untagged)]
    enum Untagged {
        Number(f64),
        Special(Box<Special>),
        Date(JsDate),
    }
    round_trip(special());
    round_trip(Flat {
        id: 1,
        rest: special(),
    });
    round_trip(Internal::Special(special()));
    round_trip(Untagged::Special(Box::new(special())));
    round_trip(Untagged::Date(JsDate::from_millis(3)));
}

/// In a buffer a bigint would become a float, and a number a Date, if serde were let.
#[test]
fn nothing_becomes_something_else_in_serdes_buffers() {
    #[derive(Deserialize, Debug)]
    #[serde(untagged)]
    #[allow(dead_code)] // only refused
    enum Either {
        Number(f64),
        Date(JsDate),
        Big(JsBigInt<u64>),
    }
    let read = |value: &dyn Fn(&Loop) -> Result<Either, crate::InteropError>| value(&Loop::new());
    let big = read(&|both| both.convert(&JsBigInt(5_u64)));
    assert!(matches!(big, Ok(Either::Big(JsBigInt(5)))), "{big:?}");
    let number = read(&|both| both.convert(&5));
    assert!(matches!(number, Ok(Either::Number(_))), "{number:?}");
    let date = read(&|both| both.convert(&JsDate::from_millis(5)));
    assert!(matches!(date, Ok(Either::Date(_))), "{date:?}");

    #[derive(Deserialize, Debug)]
    #[serde(untagged)]
    #[allow(dead_code)] // only refused
    enum Only {
        Date(JsDate),
        Big(JsBigInt<u64>),
        Reference(crate::RustObjectRef<u8>),
    }
    assert_eq!(refused::<Only>(5).0, ErrorCode::TypeMismatch);
    assert_eq!(
        refused::<Only>(JsBytes::from(vec![0; 8])).0,
        ErrorCode::TypeMismatch
    );
    assert_eq!(
        refused::<serde_json::Value>(JsBigInt(5_u64)).0,
        ErrorCode::TypeMismatch
    );
}

#[test]
fn a_missing_field_names_what_was_sent_instead() {
    #[derive(Deserialize, Debug)]
    #[allow(dead_code)] // only refused
    struct Record {
        int_val: i32,
    }
    #[derive(Deserialize, Debug)]
    #[allow(dead_code)] // only refused
    struct Flat {
        #[serde(flatten)]
        record: Record,
    }
    #[derive(Serialize)]
    struct Sent {
        #[serde(rename = "intVal")]
        value: i32,
    }
    let expected = mismatch("missing field `int_val`; `intVal` was sent: is that it?");
    assert_eq!(refused::<Record>(Sent { value: 1 }), expected);
    assert_eq!(refused::<Flat>(Sent { value: 1 }), expected);
    assert_eq!(refused::<Record>(BTreeMap::from([("intVal", 1)])), expected);
    assert_eq!(
        refused::<Record>(BTreeMap::from([("x", 1)])),
        mismatch("missing field `int_val`")
    );
    let error = Loop::new()
        .convert::<_, Vec<Record>>(&[Sent { value: 1 }])
        .unwrap_err();
    assert_eq!(error.path(), Some("args[0][0]"));
}
