use std::fmt::Display;

use interop_runtime::prelude::*;

#[js_invokable]
fn show(value: impl Display, others: Vec<impl Display>) -> impl Display {
    format!("{value} and {} others", others.len())
}

#[js_invokable]
fn later() -> impl Future<Output = u8> {
    async { 1 }
}

fn main() {}
