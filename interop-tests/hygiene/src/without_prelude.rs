//! Without a prelude, and with modules that are called as the crates which generated code needs.
#![no_implicit_prelude]

use ::bridge::{js_export, js_import, js_invokable};

mod bridge {}
mod core {}
mod interop_runtime {}
mod std {}

#[js_invokable(crate = ::bridge)]
fn add_without_prelude(a: usize, text: &::core::primitive::str) -> usize {
    a + text.len()
}

/// A class.
#[js_export(crate = ::bridge)]
pub struct Bare {
    #[js_export]
    value: u8,
}

#[js_export(crate = ::bridge)]
impl Bare {
    /// Its value.
    #[must_use]
    pub fn value(&self) -> u8 {
        self.value
    }
}

#[js_import("bare", crate = ::bridge)]
fn bare(value: u8) -> ::core::result::Result<u8, ::bridge::InteropError>;

#[js_invokable(crate = ::bridge)]
async fn bare_later(
    value: ::core::option::Option<u8>,
) -> ::core::result::Result<u8, ::bridge::InteropError> {
    ::core::future::ready(()).await;
    bare(value.unwrap_or(1))
}
