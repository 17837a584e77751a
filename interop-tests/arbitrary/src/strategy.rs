//! How arbitrary values are made: the edges of each type more often than chance would have them.

use interop_runtime::{JsBigInt, JsBytes, JsDate, JsMap, JsTypedArray};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::value::{
    Adjacent, Flat, Internal, Key, Newtype, NoFields, Pair, ProtoField, Record, Typed, UnitStruct,
    Untagged, Value,
};

/// The largest integer that crosses as a number.
const SAFE: i64 = (1 << 53) - 1;
/// The last Date, in milliseconds.
const LAST_DATE: i64 = 8_640_000_000_000_000;

const FLOATS: &[f64] = &[
    0.0,
    -0.0,
    1.0,
    -1.0,
    f64::NAN,
    f64::from_bits(0xFFFA_0004_0000_0000), // a NaN that spells a tag
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::MIN_POSITIVE,
    f64::MAX,
    9_007_199_254_740_992.0, // 2^53
    9_007_199_254_740_994.0,
];

const TEXTS: &[&str] = &[
    "",
    "\u{feff}first",
    "nul \0 inside",
    "🦀",
    "then",
    "__proto__",
    "constructor",
    "toJSON",
    "0",
    "\u{2028}",
];

thread_local! {
    static VALUES: BoxedStrategy<Value> = values();
}

/// The value of this seed.
///
/// # Panics
/// Never: the strategy rejects nothing.
#[must_use]
pub fn value(seed: u32) -> Value {
    let mut bytes = [0; 32];
    bytes[..4].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let tree = VALUES.with(|values| values.new_tree(&mut runner));
    tree.expect("nothing is rejected").current()
}

/// Values a few levels deep.
pub fn values() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![3 => leaf(), 1 => wide()].boxed();
    nested(leaf, buffered())
}

/// What can stand in a part that serde buffers.
fn buffered() -> BoxedStrategy<Value> {
    nested(leaf(), leaf())
}

/// `leaf` and everything around it. What serde buffers is made of `buffered`.
fn nested(leaf: BoxedStrategy<Value>, buffered: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let nest = move |inner: BoxedStrategy<Value>| {
        let buffered = buffered.clone();
        prop_oneof![8 => plain(inner), 3 => in_buffers(buffered)]
    };
    leaf.prop_recursive(3, 24, 4, nest).boxed()
}

fn leaf() -> BoxedStrategy<Value> {
    prop_oneof![
        Just(Value::Nothing),
        any::<bool>().prop_map(Value::Bool),
        any::<i8>().prop_map(Value::I8),
        any::<i16>().prop_map(Value::I16),
        any::<i32>().prop_map(Value::I32),
        safe().prop_map(Value::I64),
        any::<i32>().prop_map(|value| Value::Isize(value as isize)),
        any::<u8>().prop_map(Value::U8),
        any::<u16>().prop_map(Value::U16),
        any::<u32>().prop_map(Value::U32),
        safe().prop_map(|value| Value::U64(value.unsigned_abs())),
        any::<u32>().prop_map(|value| Value::Usize(value as usize)),
        float().prop_map(|value| {
            #[allow(clippy::cast_possible_truncation)] // any f32 will do
            Value::F32(value as f32)
        }),
        float().prop_map(Value::F64),
        any::<char>().prop_map(Value::Char),
        text().prop_map(Value::Text),
        bytes().prop_map(Value::Bytes),
        Just(Value::Unit(())),
        Just(Value::UnitStruct(UnitStruct)),
        Just(Value::NoFields(NoFields {})),
        Just(Value::Option(None)),
        vec(float(), 0..5).prop_map(Value::Numbers),
        any::<[i32; 3]>().prop_map(Value::Array),
        prop_oneof![any::<u64>(), 0_u64..9].prop_map(|value| Value::BigUnsigned(JsBigInt(value))),
        date().prop_map(Value::Date),
        typed().prop_map(Value::Typed),
    ]
    .boxed()
}

/// What serde's buffers refuse.
fn wide() -> BoxedStrategy<Value> {
    prop_oneof![
        safe().prop_map(|value| Value::I128(value.into())),
        safe().prop_map(|value| Value::U128(value.unsigned_abs().into())),
        any::<i128>().prop_map(|value| Value::BigInt(JsBigInt(value))),
        array().prop_map(|array| Value::Typed(Typed::I64(array))),
        array().prop_map(|array| Value::Typed(Typed::U64(array))),
    ]
    .boxed()
}

fn plain(inner: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let boxed = inner.clone().prop_map(Box::new).boxed();
    prop_oneof![
        boxed.clone().prop_map(|inner| Value::Option(Some(inner))),
        (boxed.clone()).prop_map(|inner| Value::Newtype(Newtype(inner))),
        vec(inner.clone(), 0..4).prop_map(Value::List),
        (any::<u8>(), inner.clone(), text()).prop_map(|parts| Value::Tuple(Box::new(parts))),
        (boxed.clone(), any::<f32>()).prop_map(|(inner, last)| Value::Pair(Pair(inner, last))),
        btree_map(text(), inner.clone(), 0..4).prop_map(Value::TextMap),
        btree_map(any::<i32>(), inner.clone(), 0..4).prop_map(Value::NumberMap),
        btree_map(key(), inner.clone(), 0..4).prop_map(Value::KeyMap),
        btree_map(key(), inner, 0..4).prop_map(|map| Value::Map(JsMap::from_iter(map))),
        record(boxed.clone()).prop_map(Value::Record),
        (boxed.clone(), any::<i32>())
            .prop_map(|(proto, then)| Value::ProtoField(ProtoField { proto, then })),
        (any::<u8>(), boxed.clone()).prop_map(|(first, inner)| Value::TupleVariant(first, inner)),
        (any::<u32>(), boxed.clone()).prop_map(|(id, inner)| Value::StructVariant { id, inner }),
        adjacent(boxed).prop_map(Value::Adjacent),
    ]
    .boxed()
}

fn in_buffers(inner: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let boxed = inner.clone().prop_map(Box::new).boxed();
    let internal = prop_oneof![
        Just(Internal::Off),
        (float(), boxed.clone()).prop_map(|(level, inner)| Internal::On { level, inner }),
        record(boxed.clone()).prop_map(Internal::Held),
    ];
    let untagged = prop_oneof![
        any::<bool>().prop_map(Untagged::Flag),
        date().prop_map(Untagged::Date),
        any::<i64>().prop_map(|value| Untagged::Wide(JsBigInt(value))),
        float().prop_map(Untagged::Number),
        text().prop_map(Untagged::Text),
        bytes().prop_map(Untagged::Bytes),
        boxed.clone().prop_map(|inner| Untagged::Held { inner }),
        vec(inner.clone(), 1..3).prop_map(Untagged::List),
    ];
    // No field's name, which a flattened map must not repeat.
    let rest_key = (0..1000_u32).prop_map(|number| format!("key {number}"));
    let rest = btree_map(rest_key, inner, 0..3);
    let flat = (any::<u32>(), record(boxed), rest);
    prop_oneof![
        internal.prop_map(Value::Internal),
        untagged.prop_map(Value::Untagged),
        flat.prop_map(|(id, record, rest)| Value::Flat(Flat { id, record, rest })),
    ]
    .boxed()
}

fn record(inner: BoxedStrategy<Box<Value>>) -> BoxedStrategy<Record> {
    let scores = vec(any::<u16>(), 0..4);
    (text(), proptest::option::of(text()), inner, scores)
        .prop_map(|(user_name, note, inner, scores)| Record {
            user_name,
            note,
            inner,
            scores,
        })
        .boxed()
}

fn adjacent(inner: BoxedStrategy<Box<Value>>) -> BoxedStrategy<Adjacent> {
    prop_oneof![
        Just(Adjacent::Empty),
        inner.clone().prop_map(Adjacent::One),
        (any::<u8>(), text()).prop_map(|(number, text)| Adjacent::Two(number, text)),
        inner.prop_map(|inner| Adjacent::Named { inner }),
    ]
    .boxed()
}

fn safe() -> BoxedStrategy<i64> {
    prop_oneof![-SAFE..=SAFE, -2_i64..3, Just(SAFE), Just(-SAFE)].boxed()
}

fn float() -> BoxedStrategy<f64> {
    prop_oneof![any::<f64>(), select(FLOATS)].boxed()
}

fn text() -> BoxedStrategy<String> {
    let long = (250_usize..260).prop_map(|length| "ž".repeat(length));
    prop_oneof![
        4 => vec(any::<char>(), 0..8).prop_map(String::from_iter),
        4 => select(TEXTS).prop_map(str::to_owned),
        1 => long,
    ]
    .boxed()
}

fn key() -> BoxedStrategy<Key> {
    prop_oneof![
        any::<bool>().prop_map(Key::Bool),
        any::<i32>().prop_map(Key::Number),
        text().prop_map(Key::Text),
        // Few, so that some are alike.
        (0_u8..2, select(&["", "a", "b"])).prop_map(|(n, text)| Key::Pair(n, text.to_owned())),
    ]
    .boxed()
}

fn bytes() -> BoxedStrategy<JsBytes> {
    vec(any::<u8>(), 0..20).prop_map(JsBytes::from).boxed()
}

fn date() -> BoxedStrategy<JsDate> {
    let millis = prop_oneof![-LAST_DATE..=LAST_DATE, -1_i64..2, Just(LAST_DATE)];
    millis.prop_map(JsDate::from_millis).boxed()
}

/// Without those of 64-bit integers, whose elements serde's buffers refuse.
fn typed() -> BoxedStrategy<Typed> {
    prop_oneof![
        array().prop_map(Typed::U8),
        array().prop_map(Typed::I8),
        array().prop_map(Typed::I16),
        array().prop_map(Typed::U16),
        array().prop_map(Typed::I32),
        array().prop_map(Typed::U32),
        array().prop_map(Typed::F32),
        array().prop_map(Typed::F64),
    ]
    .boxed()
}

fn array<T: Arbitrary<Strategy: 'static> + 'static>() -> BoxedStrategy<JsTypedArray<T>> {
    vec(any::<T>(), 0..5).prop_map(JsTypedArray::from).boxed()
}
