//! An exported struct with a field.

use interop_runtime::prelude::*;

#[js_export]
/// Counts.
pub struct Counter {
    /// Up to now.
    #[js_export]
    pub value: i32,
    pub hidden: u8,
}

fn main() {}
