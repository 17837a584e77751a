//! Errors from Rust to JavaScript.

use std::error::Error;
use std::fmt;

use interop_runtime::prelude::*;

#[derive(Debug)]
struct LoadError(std::num::ParseIntError);

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file could not be loaded")
    }
}

impl Error for LoadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

#[js_invokable]
fn fails_with_source() -> Result<i32, LoadError> {
    "x".parse().map_err(LoadError)
}

#[js_invokable]
fn fails_with_str() -> Result<(), &'static str> {
    Err("a plain text")
}

#[js_invokable]
fn fails_with_box() -> Result<(), Box<dyn Error + Send + Sync>> {
    Err("a boxed text".into())
}

#[js_invokable]
fn fails_with_own_code() -> Result<(), InteropError> {
    Err(InteropError::new(ErrorCode::Busy, "come back later"))
}

/// The result itself cannot cross.
#[js_invokable]
fn returns_too_much() -> Vec<u64> {
    vec![1, u64::MAX]
}
