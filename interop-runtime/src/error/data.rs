//! The data of an error: a value that was encoded when the error was made.

use std::fmt;
use std::sync::Arc;

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
