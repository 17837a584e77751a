//! The data of an error: a value that was encoded when the error was made.

use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};

/// One message of the codec that stands by itself: its own shapes, and no references. So an error can be
/// sent to any thread, and over any connection.
#[derive(Clone)]
pub(crate) struct ErrorData(Arc<[u8]>);

impl ErrorData {
    pub(crate) fn new(message: &[u8]) -> Self {
        ErrorData(message.into())
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for ErrorData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Serialize for ErrorData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for ErrorData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfBytes;
        impl Visitor<'_> for OfBytes {
            type Value = ErrorData;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an encoded message")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<ErrorData, E> {
                Ok(ErrorData::new(bytes))
            }
        }
        deserializer.deserialize_byte_buf(OfBytes)
    }
}
