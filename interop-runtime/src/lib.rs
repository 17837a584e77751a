//! Rust and JavaScript call each other by name.
//!
//! Put `#[js_invokable]` on a function and JavaScript calls it by the crate's name and the
//! function's; put `#[js_import]` on a declaration and Rust calls a JavaScript function. Values
//! cross by serde, objects by reference, promises meet futures, and nothing is changed silently.
//!
//! ```
//! use interop_runtime::prelude::*;
//!
//! #[js_invokable]
//! pub fn return_array() -> Vec<i32> {
//!     vec![1, 2, 3]
//! }
//!
//! #[js_import("getMessage", module = "CallJavaScript1")]
//! pub fn get_welcome_message() -> Result<String, InteropError>;
//! ```
//!
//! In the page, `await init(); const rust = interop();` and then
//! `await rust.invokeMethodAsync("my-app", "return_array")`.

#[cfg(target_endian = "big")]
compile_error!("the wire format is little-endian, and this target is not");

#[doc(hidden)]
pub mod __private;
mod args;
mod body;
mod by_id;
mod call;
mod callback;
mod codec;
mod connection;
#[cfg(not(target_arch = "wasm32"))]
mod contained;
mod crossing;
#[cfg(not(target_arch = "wasm32"))]
mod dispatcher;
mod entry;
mod error;
mod error_data;
mod error_message;
mod executor;
mod exported;
mod handle;
mod import;
mod instances;
mod invokable;
mod invoke_future;
mod js_function;
mod limits;
mod module_file;
mod object_verbs;
mod pending;
mod reference;
#[cfg(not(target_arch = "wasm32"))]
mod registry;
mod results;
mod runtime;
mod runtime_verbs;
mod suggest;
mod target;
#[cfg(not(target_arch = "wasm32"))]
pub mod testing;
mod transport;
#[cfg(all(feature = "typescript", not(target_arch = "wasm32")))]
pub mod typescript;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use args::JsArgs;
pub use callback::{CallbackFn, CallbackFnOnce, JsCallback};
pub use codec::{
    BigIntValue, JsAbortSignal, JsBigInt, JsBytes, JsDate, JsMap, JsTypedArray, TypedArrayElement,
};
pub use error::{ErrorCode, ErrorDetail, Fault, InteropError};
pub use interop_macros::{TS, js_export, js_import, js_invokable};
pub use invoke_future::InvokeFuture;
pub use reference::{JsObjectRef, RustObjectRef, WeakRustObjectRef};
pub use runtime::{CallOptions, JsRuntime, spawn_local};
pub use transport::Host;
#[cfg(target_arch = "wasm32")]
pub use transport::in_process::interop;
#[cfg(not(target_arch = "wasm32"))]
pub use transport::remote;

/// All that an application needs: `use interop_runtime::prelude::*;`.
pub mod prelude {
    pub use crate::{
        CallOptions, ErrorCode, Fault, Host, InteropError, JsAbortSignal, JsBigInt, JsBytes,
        JsCallback, JsDate, JsMap, JsObjectRef, JsRuntime, JsTypedArray, RustObjectRef, TS,
        js_export, js_import, js_invokable,
    };
}
