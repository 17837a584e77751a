//! The codec: one binary value format for every host (`docs/wire-format.md`), as a serde
//! `Serializer` and `Deserializer`.

mod access;
mod active;
mod array;
mod bigint;
mod compound;
mod container;
mod decoder;
mod deserializer;
mod detached;
mod encoder;
mod error;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod fixtures;
mod found;
mod held;
mod key;
mod marker;
mod message;
mod number;
mod record;
mod scalar;
mod scope;
mod serializer;
mod shapes;
mod special;
#[cfg(test)]
mod tests;
mod variant;
mod wants;
mod wire;

#[cfg(target_arch = "wasm32")]
pub(crate) use active::Apart;
pub(crate) use active::{apart, decoding, encoding};
pub(crate) use decoder::Decoder;
pub(crate) use detached::{decode_detached, encode_detached, is_detached};
pub(crate) use encoder::{ErasedValue, Roots, Writer, encode};
pub(crate) use error::CodecError;
pub(crate) use key::UndefinedDeserializer;
pub(crate) use marker::Marker;
pub(crate) use message::Message;
#[cfg(target_arch = "wasm32")]
pub(crate) use message::spare_buffer;
#[cfg(target_arch = "wasm32")]
pub(crate) use number::NumberDeserializer;
pub(crate) use record::Root;
pub(crate) use scalar::{Scalar, ToScalar};
pub(crate) use scope::{DecodeScope, EncodeScope, Entry, Kind, Peer, Token};

pub(crate) use shapes::{ShapeReader, ShapeWriter};
#[cfg(all(feature = "typescript", not(target_arch = "wasm32")))]
pub(crate) use special::typed_array_class;
pub use special::{
    BigIntValue, JsAbortSignal, JsBigInt, JsBytes, JsDate, JsMap, JsTypedArray, TypedArrayElement,
};
pub(crate) use wants::{Declared, Wants};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use {
    bigint::BigInt,
    special::{Elements, Held},
    wire::ElementType,
};
