//! `Value`: every item of serde's data model, every form of an enum, and the types of our own.

use std::collections::BTreeMap;

use interop_runtime::{JsBigInt, JsBytes, JsDate, JsMap, JsTypedArray};
use serde::{Deserialize, Serialize};

/// A value that knows its own type: it travels as a variant, and arrives as the same one.
///
/// Floats can be NaN, so two of them are compared by what `Debug` shows, which tells -0 from 0 too.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)] // the variants are named after what they hold
pub enum Value {
    Nothing,
    Bool(bool),
    I8(i8),
    I16(i16),
    I32(i32),
    I64(i64),
    I128(i128),
    Isize(isize),
    U8(u8),
    U16(u16),
    U32(u32),
    U64(u64),
    U128(u128),
    Usize(usize),
    F32(f32),
    F64(f64),
    Char(char),
    Text(String),
    Bytes(JsBytes),
    Unit(()),
    UnitStruct(UnitStruct),
    NoFields(NoFields),
    Option(Option<Box<Value>>),
    Newtype(Newtype),
    List(Vec<Value>),
    Numbers(Vec<f64>),
    Array([i32; 3]),
    Tuple(Box<(u8, Value, String)>),
    Pair(Pair),
    TextMap(BTreeMap<String, Value>),
    NumberMap(BTreeMap<i32, Value>),
    KeyMap(BTreeMap<Key, Value>),
    Map(JsMap<Key, Value>),
    Record(Record),
    ProtoField(ProtoField),
    TupleVariant(u8, Box<Value>),
    StructVariant { id: u32, inner: Box<Value> },
    Internal(Internal),
    Adjacent(Adjacent),
    Untagged(Untagged),
    Flat(Flat),
    BigInt(JsBigInt<i128>),
    BigUnsigned(JsBigInt<u64>),
    Date(JsDate),
    Typed(Typed),
}

/// `struct UnitStruct;`
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnitStruct;

/// A struct without fields, which is an empty object.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoFields {}

/// A newtype struct.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Newtype(pub Box<Value>);

/// A tuple struct.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pair(pub Box<Value>, pub f32);

/// A struct with a field that may be left out, and one with another name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Record {
    pub user_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub inner: Box<Value>,
    pub scores: Vec<u16>,
}

/// A field whose name is special to JavaScript.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ProtoField {
    #[serde(rename = "__proto__")]
    pub proto: Box<Value>,
    pub then: i32,
}

/// The key of a map: a string or not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Key {
    Bool(bool),
    Number(i32),
    Text(String),
    Pair(u8, String),
}

/// An enum with its tag inside. serde buffers it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[allow(missing_docs)]
pub enum Internal {
    Off,
    On { level: f64, inner: Box<Value> },
    Held(Record),
}

/// An enum with its tag beside the content.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "t", content = "c")]
#[allow(missing_docs)]
pub enum Adjacent {
    Empty,
    One(Box<Value>),
    Two(u8, String),
    Named { inner: Box<Value> },
}

/// An enum without a tag. serde buffers it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Untagged {
    Flag(bool),
    Date(JsDate),
    Wide(JsBigInt<i64>),
    Number(f64),
    /// Before `List`, which takes an empty list of anything: it is never made empty itself.
    Bytes(JsBytes),
    Text(String),
    Held {
        inner: Box<Value>,
    },
    List(Vec<Value>),
}

/// A struct with flattened parts. serde buffers it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Flat {
    pub id: u32,
    #[serde(flatten)]
    pub record: Record,
    #[serde(flatten)]
    pub rest: BTreeMap<String, Value>,
}

/// A typed array of each class.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Typed {
    U8(JsTypedArray<u8>),
    I8(JsTypedArray<i8>),
    I16(JsTypedArray<i16>),
    U16(JsTypedArray<u16>),
    I32(JsTypedArray<i32>),
    U32(JsTypedArray<u32>),
    F32(JsTypedArray<f32>),
    F64(JsTypedArray<f64>),
    I64(JsTypedArray<i64>),
    U64(JsTypedArray<u64>),
}
