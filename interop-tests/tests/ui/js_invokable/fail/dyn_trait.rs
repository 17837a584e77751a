#![allow(unused_variables)]

use std::fmt::Display;
use std::pin::Pin;

use interop_runtime::prelude::*;

#[js_invokable]
fn show(value: &dyn Display, others: Vec<Box<dyn Display>>) {}

#[js_invokable]
fn later() -> Pin<Box<dyn Future<Output = u8>>> {
    Box::pin(async { 1 })
}

// These are fine: an object may be of any type, and so may an error.
#[js_invokable]
fn fine(object: RustObjectRef<Box<dyn Display>>) -> Result<(), Box<dyn std::error::Error>> {
    Ok(())
}

fn main() {}
