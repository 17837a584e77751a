//! `FakeTypedArray`: the typed arrays that are no bytes.

use serde::{Serialize, Serializer};

use crate::codec::{ElementType, Elements, Marker};

macro_rules! typed_arrays {
    ($($variant:ident($type:ty), $element:ident, $class:literal;)+) => {
        /// A typed array of JavaScript, by its class; a `Uint8Array` is
        /// [`FakeValue::Bytes`](super::FakeValue::Bytes).
        ///
        /// ```
        /// use interop_runtime::testing::{FakeTypedArray, FakeValue};
        /// let value: FakeValue = "new Int16Array([1, -1])".parse()?;
        /// assert_eq!(value, FakeValue::TypedArray(FakeTypedArray::Int16(vec![1, -1])));
        /// # Ok::<(), interop_runtime::testing::ParseFakeValueError>(())
        /// ```
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum FakeTypedArray {
            $(#[doc = concat!("`", $class, "`")] $variant(Vec<$type>),)+
        }

        impl FakeTypedArray {
            pub(super) fn from_bytes(element: ElementType, bytes: &[u8]) -> Self {
                match element {
                    $(ElementType::$element => {
                        let elements = bytes.chunks_exact(size_of::<$type>());
                        Self::$variant(elements.map(bytemuck::pod_read_unaligned).collect())
                    })+
                }
            }

            /// The class, and the bytes: equal exactly if two arrays are.
            pub(super) fn parts(&self) -> (ElementType, &[u8]) {
                match self {
                    $(Self::$variant(elements) => {
                        (ElementType::$element, bytemuck::cast_slice(elements))
                    })+
                }
            }
        }

        impl Serialize for FakeTypedArray {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let name = Marker::TypedArray(self.parts().0).name();
                match self {
                    $(Self::$variant(elements) => {
                        serializer.serialize_newtype_struct(name, &Elements(elements))
                    })+
                }
            }
        }
    };
}

typed_arrays! {
    Int8(i8), Int8, "Int8Array";
    Int16(i16), Int16, "Int16Array";
    Uint16(u16), Uint16, "Uint16Array";
    Int32(i32), Int32, "Int32Array";
    Uint32(u32), Uint32, "Uint32Array";
    Float32(f32), Float32, "Float32Array";
    Float64(f64), Float64, "Float64Array";
    BigInt64(i64), BigInt64, "BigInt64Array";
    BigUint64(u64), BigUint64, "BigUint64Array";
}
