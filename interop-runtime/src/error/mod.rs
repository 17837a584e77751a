//! Errors that cross: the closed list of codes, the error itself, and how it travels.

mod code;
mod interop_error;
mod path;
mod record;
mod returned;

pub use code::ErrorCode;
pub use interop_error::{ErrorDetail, InteropError};
pub(crate) use path::Path;
pub(crate) use record::ErrorRecord;
pub(crate) use returned::error_from_box;
