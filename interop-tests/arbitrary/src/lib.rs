//! Arbitrary values of everything that crosses: the same ones for the same seed, natively and in wasm.
#![forbid(unsafe_code)]

mod strategy;
mod value;

pub use strategy::{value, values};
pub use value::{
    Adjacent, Flat, Internal, Key, Newtype, NoFields, Pair, ProtoField, Record, Typed, UnitStruct,
    Untagged, Value,
};
