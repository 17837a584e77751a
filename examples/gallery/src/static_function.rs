//! JavaScript calls a static function with an argument.

use interop_runtime::prelude::*;

/// The argument has to be of the declared type: a number would be refused with
/// `TypeMismatch`, not turned into a string.
#[js_invokable]
fn update_message(name: &str) -> String {
    format!("{name}, UpdateMessage Called!")
}
