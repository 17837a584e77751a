//! `JsTypedArray`: a typed array of the class that its elements have in JavaScript.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeOwned, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{ElementType, JsBigInt, Marker};
use crate::codec::found::found_array;

/// Numbers that cross as a typed array: `JsTypedArray<f64>` is a `Float64Array`.
///
/// The elements cross as they lie in memory, and a NaN keeps its bits. It takes an array of its own
/// class only; a `Vec<f64>` takes Arrays and every typed array, and arrives as an Array.
///
/// | `T` | class | | `T` | class |
/// |---|---|---|---|---|
/// | `u8` | `Uint8Array`, as [`JsBytes`](crate::JsBytes) | | `u32` | `Uint32Array` |
/// | `i8` | `Int8Array` | | `f32` | `Float32Array` |
/// | `i16` | `Int16Array` | | `f64` | `Float64Array` |
/// | `u16` | `Uint16Array` | | `i64` | `BigInt64Array` |
/// | `i32` | `Int32Array` | | `u64` | `BigUint64Array` |
///
/// Outside of the codec, in JSON for instance, it is a list of numbers; and so it is in a part of a
/// value that serde buffers (`flatten`, untagged and internally tagged enums), where it takes an Array too.
///
/// ```
/// use interop_runtime::JsTypedArray;
/// let samples = JsTypedArray::from(vec![0.5_f32, 1.0]);
/// assert_eq!(samples.as_slice(), [0.5, 1.0]);
/// assert_eq!(Vec::from(samples), [0.5, 1.0]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct JsTypedArray<T>(Vec<T>);

impl<T> JsTypedArray<T> {
    /// The elements.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<Vec<T>> for JsTypedArray<T> {
    fn from(elements: Vec<T>) -> Self {
        JsTypedArray(elements)
    }
}

impl<T> From<JsTypedArray<T>> for Vec<T> {
    fn from(array: JsTypedArray<T>) -> Self {
        array.0
    }
}

/// What a [`JsTypedArray`] can hold: the integers of up to 64 bits, `f32` and `f64`.
pub trait TypedArrayElement: Serialize + DeserializeOwned + Copy + sealed::Sealed {}

/// The class that has elements of type `T`.
#[cfg(all(feature = "typescript", not(target_arch = "wasm32")))]
pub(crate) fn typed_array_class<T: TypedArrayElement>() -> &'static str {
    T::ELEMENT.map_or("Uint8Array", ElementType::class)
}

mod sealed {
    use serde::de::{DeserializeOwned, SeqAccess};

    pub trait Sealed: bytemuck::Pod + DeserializeOwned {
        /// None for bytes, which have a form of their own.
        const ELEMENT: Option<super::ElementType>;

        /// Out of what serde has buffered.
        fn next_of<'de, A: SeqAccess<'de>>(list: &mut A) -> Result<Option<Self>, A::Error> {
            list.next_element()
        }
    }
}

macro_rules! elements {
    ($($type:ty: $element:expr),+) => { $(
        impl sealed::Sealed for $type {
            const ELEMENT: Option<ElementType> = $element;
        }
        impl TypedArrayElement for $type {}
    )+ };
}
/// The elements of these are bigints.
macro_rules! big_elements {
    ($($type:ty: $element:expr),+) => { $(
        impl sealed::Sealed for $type {
            const ELEMENT: Option<ElementType> = $element;
            fn next_of<'de, A: SeqAccess<'de>>(list: &mut A) -> Result<Option<Self>, A::Error> {
                Ok(list.next_element::<JsBigInt<Self>>()?.map(|element| element.0))
            }
        }
        impl TypedArrayElement for $type {}
    )+ };
}

elements! {
    u8: None,
    i8: Some(ElementType::Int8),
    i16: Some(ElementType::Int16),
    u16: Some(ElementType::Uint16),
    i32: Some(ElementType::Int32),
    u32: Some(ElementType::Uint32),
    f32: Some(ElementType::Float32),
    f64: Some(ElementType::Float64)
}
big_elements! {
    i64: Some(ElementType::BigInt64),
    u64: Some(ElementType::BigUint64)
}

thread_local! {
    /// Set by our serializer for the one value that it is about to ask for its bytes.
    static AS_BYTES: Cell<bool> = const { Cell::new(false) };
}

/// Called by our serializer between the marker and what it stands for.
pub(crate) fn as_bytes<R>(serialize: impl FnOnce() -> R) -> R {
    AS_BYTES.set(true);
    let result = serialize();
    AS_BYTES.set(false);
    result
}

/// Elements, as bytes for our serializer and as a list for any other.
pub(crate) struct Elements<'a, T>(pub(crate) &'a [T]);

impl<T: bytemuck::NoUninit + Serialize> Serialize for Elements<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if AS_BYTES.take() {
            serializer.serialize_bytes(bytemuck::cast_slice(self.0))
        } else {
            self.0.serialize(serializer)
        }
    }
}

impl<T: TypedArrayElement> Serialize for JsTypedArray<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match T::ELEMENT {
            Some(element) => {
                let name = Marker::TypedArray(element).name();
                serializer.serialize_newtype_struct(name, &Elements(&self.0))
            }
            None => serializer.serialize_bytes(bytemuck::cast_slice(&self.0)),
        }
    }
}

impl<'de, T: TypedArrayElement> Deserialize<'de> for JsTypedArray<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let visitor = ElementsVisitor(PhantomData);
        match T::ELEMENT {
            Some(element) => {
                let name = Marker::TypedArray(element).name();
                deserializer.deserialize_newtype_struct(name, visitor)
            }
            None => deserializer.deserialize_byte_buf(visitor),
        }
    }
}

struct ElementsVisitor<T>(PhantomData<T>);

impl<'de, T: TypedArrayElement> Visitor<'de> for ElementsVisitor<T> {
    type Value = JsTypedArray<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&found_array(
            T::ELEMENT.map_or("Uint8Array", ElementType::class),
        ))
    }

    /// From the codec, which has checked the class.
    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<JsTypedArray<T>, E> {
        let elements = bytes.chunks_exact(size_of::<T>());
        Ok(JsTypedArray(
            elements.map(bytemuck::pod_read_unaligned).collect(),
        ))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<JsTypedArray<T>, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = T::next_of(&mut list)? {
            elements.push(element);
        }
        Ok(JsTypedArray(elements))
    }

    /// From any other deserializer.
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<JsTypedArray<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}
