use std::fmt::Display;

use interop_runtime::prelude::*;

#[js_import]
fn show<T: Display>(value: T);

#[js_import]
fn sum<const N: usize>(values: [f64; N]) -> Result<f64, InteropError>;

#[js_import]
fn log(value: impl Display);

#[js_import]
fn name() -> impl Display;

#[js_import]
fn later() -> impl Future<Output = Result<u8, InteropError>>;

fn main() {
    show(1);
    let _ = sum([1.0]);
}
