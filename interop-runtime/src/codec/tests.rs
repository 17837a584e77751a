//! Round trips through the codec, refusals with their paths, and malformed messages.
#![allow(clippy::needless_pass_by_value)] // values are written on the spot

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Decoder, JsBytes, Message, Roots, encode};
use crate::error::{ErrorCode, InteropError};
use crate::limits::Limits;
use crate::reference::{RustObjectRef, ShapeTables, Tables};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Both ends of a connection at once: what it writes it can read.
pub(super) struct Loop {
    tables: std::rc::Rc<Tables>,
    limits: Limits,
}

impl Loop {
    pub(super) fn new() -> Self {
        Loop {
            tables: Tables::new(0, ShapeTables::OfConnection, |_| {}),
            limits: Limits::default(),
        }
    }

    pub(super) fn encode<T: Serialize>(&self, value: &T) -> Result<Message, InteropError> {
        encode(
            self.tables.clone(),
            &self.tables.shapes_out(),
            &self.limits,
            Roots::Arguments,
            &[&value],
        )
    }

    pub(super) fn decode<T: DeserializeOwned>(&self, bytes: &[u8]) -> Result<T, InteropError> {
        let message = Message::from_bytes(bytes);
        let mut decoder = Decoder::new(
            message,
            self.tables.clone(),
            &self.tables.shapes_in(),
            &self.limits,
        )?;
        decoder.next(Roots::Arguments, 0)
    }

    pub(super) fn convert<T: Serialize, U: DeserializeOwned>(
        &self,
        value: &T,
    ) -> Result<U, InteropError> {
        self.decode(self.encode(value)?.bytes())
    }
}

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: T) {
    let both = Loop::new();
    for _ in 0..2 {
        // The second time the shapes are known.
        assert_eq!(both.convert::<T, T>(&value).unwrap(), value);
    }
}

fn refused<T: Serialize, U: DeserializeOwned + Debug>(value: T) -> (ErrorCode, String, String) {
    let error = Loop::new().convert::<T, U>(&value).unwrap_err();
    (
        error.code(),
        error.path().unwrap_or_default().to_owned(),
        error.message().to_owned(),
    )
}

#[derive(Serialize, Deserialize, PartialEq, Debug, Clone)]
struct Item {
    id: u32,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    scores: Vec<f64>,
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
enum Shape {
    Empty,
    Circle(f64),
    Line(f64, f64),
    Box { width: f64, height: f64 },
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(tag = "kind")]
enum Tagged {
    Off,
    On { level: u8 },
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Pair(i32, String),
    None,
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(untagged)]
enum Untagged {
    Number(f64),
    Text(String),
    List(Vec<i32>),
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Flattened<T> {
    id: u32,
    #[serde(flatten)]
    rest: BTreeMap<String, T>,
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct UnitStruct;
#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Newtype(u64);
#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct NoFields {}

fn item(id: u32) -> Item {
    let note = id.is_multiple_of(2).then(|| format!("note {id}"));
    Item {
        id,
        name: format!("žluťoučký {id}"),
        note,
        scores: vec![0.5, -0.0, f64::INFINITY],
    }
}

#[test]
fn scalars() {
    round_trip(true);
    round_trip((u8::MIN, u8::MAX, i8::MIN, i16::MAX, u32::MAX, i32::MIN));
    round_trip((f64::MIN_POSITIVE, f64::MAX, f64::NEG_INFINITY, f32::MIN));
    round_trip((9_007_199_254_740_991_u64, -9_007_199_254_740_991_i64));
    round_trip(());
    round_trip('𝄞');
    assert!(Loop::new().convert::<_, f64>(&f64::NAN).unwrap().is_nan());
    assert!(
        Loop::new()
            .convert::<_, f64>(&-0.0)
            .unwrap()
            .is_sign_negative()
    );
}

#[test]
fn a_nan_of_the_users_making_is_no_tag() {
    let forged = f64::from_bits(0xFFFA_0004_0000_0000);
    let value: Vec<f64> = Loop::new().convert(&[forged, 1.0]).unwrap();
    assert!(value[0].is_nan());
    assert_eq!(refused::<_, bool>(forged).0, ErrorCode::TypeMismatch);
}

#[test]
fn strings() {
    let lengths = [
        0, 1, 12, 31, 32, 33, 64, 65, 255, 256, 257, 768, 769, 100_000,
    ];
    for length in lengths {
        round_trip("a".repeat(length));
        round_trip("ř".repeat(length));
        round_trip("🦀".repeat(length));
    }
    round_trip("\u{feff}nul \0 inside".to_owned());
    round_trip(vec![
        "ascii".to_owned(),
        "ž".repeat(300),
        String::new(),
        "🦀🦀".to_owned(),
    ]);
}

#[test]
fn structs_and_enums() {
    round_trip(item(1));
    round_trip((0..100).map(item).collect::<Vec<_>>());
    round_trip(vec![
        Shape::Empty,
        Shape::Circle(1.5),
        Shape::Line(1.0, 2.0),
        Shape::Box {
            width: 1.0,
            height: 2.0,
        },
    ]);
    round_trip(vec![Tagged::Off, Tagged::On { level: 3 }]);
    round_trip(vec![Adjacent::Pair(1, "x".into()), Adjacent::None]);
    round_trip(vec![
        Untagged::Number(1.5),
        Untagged::Text("x".into()),
        Untagged::List(vec![1, 2]),
    ]);
    round_trip(Flattened {
        id: 1,
        rest: BTreeMap::from([("a".into(), 1), ("__proto__".into(), 2)]),
    });
    round_trip((UnitStruct, Newtype(7), NoFields {}));
    // A null that serde has buffered.
    round_trip(Flattened {
        id: 1,
        rest: BTreeMap::from([("nothing".into(), (UnitStruct, 1))]),
    });
}

#[test]
fn collections() {
    round_trip(Vec::<i32>::new());
    round_trip(vec![Some(1), None]);
    round_trip((1, "two".to_owned(), [3.0, 4.0]));
    round_trip(HashMap::from([
        ("one".to_owned(), vec![1]),
        (String::new(), vec![]),
    ]));
    round_trip(BTreeMap::from([
        (1, "one".to_owned()),
        (-2, "two".to_owned()),
    ]));
    // Keys that differ in their text only.
    round_trip(BTreeMap::from([
        ((1, "a".to_owned()), 1),
        ((1, "b".to_owned()), 2),
    ]));
    round_trip(JsBytes::from(vec![1, 5, 7]));
    round_trip(vec![
        JsBytes::default(),
        JsBytes::from((0..=255).collect::<Vec<u8>>()),
    ]);
    let bytes: Vec<u8> = Loop::new().convert(&JsBytes::from(vec![1, 2])).unwrap();
    assert_eq!(bytes, [1, 2]);
}

#[derive(Deserialize, Debug)]
#[allow(dead_code)] // only refused
struct Wrong {
    name: bool,
}

#[test]
fn refusals_name_the_place() {
    let items = [("items", vec![item(1), item(2)])]
        .into_iter()
        .collect::<HashMap<_, _>>();
    let (code, path, text) = refused::<_, HashMap<String, Vec<Wrong>>>(items);
    assert_eq!(
        (code, path.as_str()),
        (ErrorCode::TypeMismatch, "args[0].items[0].name")
    );
    assert_eq!(text, "expected a boolean, found string \"žluťoučký 1\"");

    assert_eq!(refused::<_, u8>(300).0, ErrorCode::OutOfRange);
    assert_eq!(refused::<_, u8>(1.5).2, "expected u8, found number 1.5");
    assert_eq!(refused::<_, f32>(1e300).0, ErrorCode::OutOfRange);
    assert_eq!(refused::<_, i32>("1").2, "expected i32, found string \"1\"");
    assert_eq!(
        refused::<_, String>(()).2,
        "expected a string, found undefined"
    );
    assert_eq!(
        refused::<_, (i32, i32)>([1, 2, 3]).0,
        ErrorCode::TypeMismatch
    );
    assert_eq!(refused::<_, u64>([u64::MAX]).1, "args[0][0]");
    assert_eq!(refused::<_, u64>(u64::MAX).0, ErrorCode::OutOfRange);
    assert_eq!(
        refused::<_, Shape>(HashMap::from([("Circle", "x")])).1,
        "args[0].Circle"
    );
}

/// A list inside a list inside … so many times.
struct Nested(usize);

impl Serialize for Nested {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            0 => serializer.serialize_unit(),
            depth => [Nested(depth - 1)].serialize(serializer),
        }
    }
}

#[test]
fn limits_are_exact() {
    let mut both = Loop::new();
    assert!(both.encode(&Nested(64)).is_ok());
    assert_eq!(
        both.encode(&Nested(65)).map(drop).unwrap_err().code(),
        ErrorCode::TooDeep
    );
    assert_eq!(
        both.encode(&Nested(100_000)).map(drop).unwrap_err().code(),
        ErrorCode::TooDeep
    );

    let deep = both.encode(&Nested(64)).unwrap();
    both.limits.depth = 63;
    let error = both
        .decode::<serde::de::IgnoredAny>(deep.bytes())
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::TooDeep);
    assert!(error.message().contains("63 (limit `depth`)"), "{error}");

    both.limits = Limits {
        nodes: 10,
        ..Limits::default()
    };
    assert!(both.encode(&[1; 9]).is_ok());
    assert_eq!(
        both.encode(&[1; 10]).map(drop).unwrap_err().code(),
        ErrorCode::TooLarge
    );
    both.limits = Limits {
        message_bytes: 64,
        ..Limits::default()
    };
    assert_eq!(
        both.encode(&"x".repeat(100)).map(drop).unwrap_err().code(),
        ErrorCode::TooLarge
    );
    assert_eq!(
        both.encode(&JsBytes::from(vec![0; 100]))
            .map(drop)
            .unwrap_err()
            .code(),
        ErrorCode::TooLarge
    );
}

#[test]
fn references_are_shared_and_never_leak() {
    let both = Loop::new();
    let object = RustObjectRef::new(String::from("Amy"));
    let message = both.encode(&(&object, [&object], 1)).unwrap();
    message.commit();
    let (first, [second], _): (RustObjectRef<String>, [RustObjectRef<String>; 1], i32) =
        both.decode(message.bytes()).unwrap();
    assert!(first.is_same(&object) && second.is_same(&object));
    assert_eq!(both.tables.live_objects(), 1);

    let error = both
        .decode::<(RustObjectRef<u8>, [RustObjectRef<u8>; 1], i32)>(message.bytes())
        .unwrap_err();
    assert_eq!(
        (error.code(), error.path()),
        (ErrorCode::WrongType, Some("args[0][0]"))
    );
    assert_eq!(
        error.message(),
        "expected a reference to `u8`, found one to `String`"
    );

    object.dispose();
    assert_eq!(both.tables.live_objects(), 0);
    let error = both
        .decode::<(RustObjectRef<String>, [RustObjectRef<String>; 1], i32)>(message.bytes())
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::Disposed);
    let error = both.encode(&object).map(drop).unwrap_err();
    assert_eq!(
        (error.code(), error.path()),
        (ErrorCode::Disposed, Some("args[0]"))
    );
}

#[test]
fn a_failed_encode_takes_its_shares_back() {
    let both = Loop::new();
    let object = RustObjectRef::new(1);
    assert!(both.encode(&(&object, u64::MAX)).is_err());
    assert_eq!(both.tables.live_objects(), 0);
    drop(both.encode(&object).unwrap()); // encoded, and never sent
    assert_eq!(both.tables.live_objects(), 0);
    assert!(!object.is_disposed());
}

#[test]
fn no_number_and_no_key_becomes_a_reference() {
    let both = Loop::new();
    let message = both.encode(&RustObjectRef::new(1)).unwrap();
    message.commit();
    let error = both.convert::<_, RustObjectRef<i32>>(&0_u32).unwrap_err();
    assert_eq!(error.code(), ErrorCode::TypeMismatch);
    assert_eq!(
        error.message(),
        "expected a reference to `i32`, found number 0"
    );
    let keys = HashMap::from([("__jsObjectId", 0), ("__dotNetObject", 0), ("$ref", 0)]);
    assert_eq!(
        refused::<_, RustObjectRef<i32>>(keys).0,
        ErrorCode::TypeMismatch
    );
    assert_eq!(
        both.decode::<u32>(message.bytes()).unwrap_err().code(),
        ErrorCode::TypeMismatch
    );
}

#[test]
fn references_survive_serdes_buffers() {
    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(f64),
        Object { object: RustObjectRef<String> },
    }
    let both = Loop::new();
    let object = RustObjectRef::new(String::from("Amy"));
    let message = both
        .encode(&Either::Object {
            object: object.clone(),
        })
        .unwrap();
    message.commit();
    match both.decode::<Either>(message.bytes()).unwrap() {
        Either::Object { object: back } => assert!(back.is_same(&object)),
        Either::Number(number) => panic!("a reference became {number}"),
    }
}

#[test]
fn a_reference_refuses_other_serializers() {
    let text = serde_json::to_string(&RustObjectRef::new(1))
        .unwrap_err()
        .to_string();
    assert!(text.contains("only as part of a call"), "{text}");
}

type Whole = (Item, Vec<Shape>, JsBytes);

#[test]
fn every_cut_and_every_flipped_byte_is_refused_or_read_safely() {
    let both = Loop::new();
    let message = both
        .encode(&(
            item(2),
            vec![Shape::Circle(1.0)],
            JsBytes::from(vec![1, 2, 3]),
        ))
        .unwrap();
    let bytes = message.bytes();
    for length in 0..bytes.len() {
        let error = Loop::new().decode::<Whole>(&bytes[..length]).unwrap_err();
        assert_eq!(
            error.code(),
            ErrorCode::ProtocolError,
            "cut at {length}: {error}"
        );
    }
    for index in 0..bytes.len() {
        let mut changed = bytes.to_vec();
        for bit in 0..8 {
            changed[index] = bytes[index] ^ (1 << bit);
            // Whatever comes out, it is no panic and no endless loop.
            let _ = Loop::new().decode::<Whole>(&changed);
            let _ = Loop::new().decode::<serde_json::Value>(&changed);
        }
    }
}

#[test]
fn another_version_is_named() {
    let mut bytes = Loop::new().encode(&1).unwrap().bytes().to_vec();
    bytes[0] = 9;
    let error = Loop::new().decode::<i32>(&bytes).unwrap_err();
    assert_eq!(error.code(), ErrorCode::VersionMismatch);
    assert!(
        error.message().contains("version 9") && error.message().contains("speaks 1"),
        "{error}"
    );
}
