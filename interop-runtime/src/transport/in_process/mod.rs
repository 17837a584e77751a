//! The in-process host: this program is wasm, and JavaScript runs in the same thread.
//!
//! How the two halves call each other stands in `docs/in-process-abi.md`.

mod buffers;
mod exports;
mod host;
mod imports;
mod invoke;
pub(crate) mod late;
mod numbers;
pub(crate) mod plain_calls;

pub use host::interop;
pub(crate) use host::{connection, send_object};
pub(crate) use imports::{is_identifier, number_text};
pub(crate) use invoke::RawArgs;
pub use invoke::{RawBody, call_async, call_sync};
pub use numbers::call_numbers;
