#![allow(unused_variables)]

use std::pin::Pin;

use interop_runtime::prelude::*;

pub struct Opaque;

type Hidden = Opaque;
type Hiddens = [Hidden];
type Loaded<T> = Result<T, Hidden>;
type Later<T> = Pin<Box<dyn Future<Output = T>>>;

#[js_invokable]
fn take(value: Hidden, lent: &Hidden, list: &Hiddens, changed: &mut Hidden) {}

#[js_invokable]
fn give() -> Hidden {
    Opaque
}

#[js_invokable]
fn load() -> Loaded<u32> {
    Ok(1)
}

#[js_invokable]
fn later() -> Later<u32> {
    Box::pin(async { 1 })
}

fn main() {}
