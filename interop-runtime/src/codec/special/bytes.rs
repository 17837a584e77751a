//! `JsBytes`: a `Uint8Array`.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Bytes that cross as a `Uint8Array`, wherever they stand in a value.
///
/// A plain `Vec<u8>` inside a struct is a list of numbers to serde, and arrives as an Array. In the
/// signature of an invokable or an import, `Vec<u8>` and `&[u8]` are bytes without this wrapper.
///
/// ```
/// use interop_runtime::JsBytes;
/// let bytes = JsBytes::from(vec![1, 5, 7]);
/// assert_eq!(bytes.as_slice(), [1, 5, 7]);
/// assert_eq!(Vec::from(bytes), [1, 5, 7]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct JsBytes(Vec<u8>);

impl JsBytes {
    /// The bytes.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for JsBytes {
    fn from(bytes: Vec<u8>) -> Self {
        JsBytes(bytes)
    }
}

impl From<JsBytes> for Vec<u8> {
    fn from(bytes: JsBytes) -> Self {
        bytes.0
    }
}

impl Serialize for JsBytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for JsBytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl<'de> de::Visitor<'de> for Bytes {
            type Value = JsBytes;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a Uint8Array")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<JsBytes, E> {
                Ok(JsBytes(bytes.to_vec()))
            }
            fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<JsBytes, E> {
                Ok(JsBytes(bytes))
            }
            /// Out of what serde has buffered.
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<JsBytes, A::Error> {
                let mut bytes = Vec::new();
                while let Some(byte) = list.next_element()? {
                    bytes.push(byte);
                }
                Ok(JsBytes(bytes))
            }
        }
        deserializer.deserialize_byte_buf(Bytes)
    }
}
