//! Which types cross, in the words that an author reads when one does not.

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};

/// A type that JavaScript can send: any `serde::Deserialize` that owns its data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come from JavaScript",
    label = "is not `serde::Deserialize`",
    note = "derive `serde::Deserialize` for it, or take a `RustObjectRef` to receive it by reference"
)]
pub trait FromJs: DeserializeOwned {}
#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> FromJs for T {}

/// A type that can be sent to JavaScript: any `serde::Serialize`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot go to JavaScript",
    label = "is not `serde::Serialize`",
    note = "derive `serde::Serialize` for it, or use a `RustObjectRef` to send it by reference"
)]
pub trait IntoJs: Serialize {}
#[diagnostic::do_not_recommend]
impl<T: Serialize> IntoJs for T {}

/// Types that go to JavaScript as bytes, not as lists of numbers.
///
/// The inherent functions for bytes are bounded by it and not written for each type: of several, rustc
/// would complain wherever a type is unknown.
pub trait ByteLike {
    /// The bytes, if there are any.
    fn bytes(&self) -> Option<&[u8]>;
}

impl ByteLike for [u8] {
    fn bytes(&self) -> Option<&[u8]> {
        Some(self)
    }
}

impl ByteLike for Vec<u8> {
    fn bytes(&self) -> Option<&[u8]> {
        Some(self)
    }
}

impl<T: ByteLike + ?Sized> ByteLike for &T {
    fn bytes(&self) -> Option<&[u8]> {
        (**self).bytes()
    }
}

impl<T: ByteLike> ByteLike for Option<T> {
    fn bytes(&self) -> Option<&[u8]> {
        self.as_ref()?.bytes()
    }
}

/// Borrowed bytes, to serde.
pub struct Bytes<'a>(pub(crate) &'a [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}
