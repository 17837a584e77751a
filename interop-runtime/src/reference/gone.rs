//! What became of an object that is not there any more.

use super::short_type_name;
use crate::error::{ErrorCode, InteropError};

/// Why a reference finds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Either side disposed it.
    Disposed,
    /// It was passed by value, and lives on inside of Rust.
    Moved,
}

impl Gone {
    /// For a method, or a property, that was asked of it.
    pub(crate) fn on_call(self, method: &str) -> InteropError {
        let what = match self {
            Gone::Disposed => "was disposed",
            Gone::Moved => "was moved into Rust, by value",
        };
        let text =
            format!("`{method}` was called on an object that {what}; ask Rust for a new one");
        InteropError::new(ErrorCode::Disposed, text)
    }

    /// For the reference itself.
    pub(crate) fn of<T: ?Sized>(self) -> InteropError {
        let name = short_type_name::<T>();
        let text = match self {
            Gone::Disposed => format!("the reference to `{name}` was disposed; make a new one"),
            Gone::Moved => format!(
                "the object of the reference to `{name}` was moved into Rust, by value; make a new one"
            ),
        };
        InteropError::new(ErrorCode::Disposed, text)
    }
}
