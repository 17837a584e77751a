//! Errors that cross: the closed list of codes, the error itself, and how it travels.

mod code;
mod data;
mod fault;
mod interop_error;
mod path;
mod quoted;
mod record;
mod returned;
mod thrown;

pub use code::ErrorCode;
pub(crate) use data::ErrorData;
pub use fault::Fault;
pub use interop_error::{ErrorDetail, InteropError};
pub(crate) use path::Path;
pub(crate) use quoted::Quoted;
pub(crate) use record::ErrorRecord;
#[cfg(feature = "anyhow")]
pub(crate) use returned::error_from_anyhow;
pub(crate) use returned::error_from_box;
pub(crate) use thrown::Thrown;
