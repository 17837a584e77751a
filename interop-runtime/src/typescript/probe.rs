//! The TypeScript of a type that a signature names, asked without requiring that there is one.

use std::any::TypeId;
use std::marker::PhantomData;

use ts_rs::{Config, TS};

use super::collect::Collector;
use crate::crossing::ByteLike;

/// Asks about `T`. Whichever applies first answers: bytes, a declared type, or nobody.
pub struct Probe<T: ?Sized>(PhantomData<T>);

/// What is known of a type.
pub struct Described {
    /// Its TypeScript.
    pub(super) text: fn(&Config) -> String,
    /// Collects the declarations that the text uses.
    pub(super) visit: fn(&mut Collector),
    /// The name of a type that has no declaration.
    pub(super) undeclared: Option<&'static str>,
}

impl<T> Probe<T> {
    /// About `T`.
    #[must_use]
    #[allow(clippy::new_without_default)] // for generated code only
    pub const fn new() -> Self {
        Probe(PhantomData)
    }
}

impl<T, E> Probe<Result<T, E>> {
    /// Of a `Result`, JavaScript sees the value.
    #[must_use]
    pub fn ok(self) -> Probe<T> {
        Probe::new()
    }
}

/// Every other result.
pub trait Infallible<T> {
    /// Itself.
    #[must_use]
    fn ok(self) -> Probe<T>;
}

impl<T> Infallible<T> for Probe<T> {
    fn ok(self) -> Probe<T> {
        self
    }
}

impl<T: ByteLike> Probe<T> {
    /// Bytes are no list of numbers.
    #[must_use]
    pub fn describe(self) -> Described {
        let is_option = std::any::type_name::<T>().starts_with("core::option::Option<");
        Described {
            text: if is_option {
                |_| "Uint8Array | null".to_owned()
            } else {
                |_| "Uint8Array".to_owned()
            },
            visit: |_| {},
            undeclared: None,
        }
    }
}

/// Types with a declaration.
pub trait Declared {
    /// What the declaration says.
    fn describe(self) -> Described;
}

impl<T: TS + 'static> Declared for Probe<T> {
    fn describe(self) -> Described {
        Described {
            text: if TypeId::of::<T>() == TypeId::of::<()>() {
                |_| "undefined".to_owned()
            } else {
                T::name
            },
            visit: Collector::enter::<T>,
            undeclared: None,
        }
    }
}

/// All types.
pub trait Undeclared {
    /// Nothing but the name in Rust.
    fn describe(self) -> Described;
}

impl<T> Undeclared for &Probe<T> {
    fn describe(self) -> Described {
        Described {
            text: |_| "unknown".to_owned(),
            visit: |_| {},
            undeclared: Some(std::any::type_name::<T>()),
        }
    }
}
