//! References to objects: Rust objects that JavaScript holds, and JavaScript objects that Rust holds.

mod gone;
mod js_object;
mod object;
mod places;
mod queue;
mod rust_object;
mod tables;
mod type_name;

pub use gone::Gone;
pub use js_object::JsObjectRef;
pub use object::{AnyObject, ObjectGuard, ObjectGuardMut};
pub(crate) use object::{Object, ObjectCell};
pub use rust_object::{RustObjectRef, WeakRustObjectRef};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use tables::NO_FINALIZER;
pub(crate) use tables::{ShapeTables, Tables};
pub(crate) use type_name::short_type_name;
