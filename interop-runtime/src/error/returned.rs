//! What a user's function returned as an error, as the error that JavaScript receives.

use std::error::Error;

use super::{ErrorCode, InteropError};

/// Turns a user's error into an `InteropError`.
///
/// An `InteropError` keeps its code, also from within a source chain, so that a function can pass
/// on what a call to JavaScript gave it. Anything else is `RustError` with its text and the texts
/// of its sources.
pub(crate) fn error_from_box(error: Box<dyn Error>) -> InteropError {
    let error = match error.downcast::<InteropError>() {
        Ok(own) => return *own,
        Err(error) => error,
    };
    let mut causes = Vec::new();
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(own) = cause.downcast_ref::<InteropError>() {
            return own.clone();
        }
        causes.push(cause.to_string());
        source = cause.source();
    }
    InteropError::new(ErrorCode::RustError, error.to_string()).with_causes(causes)
}
