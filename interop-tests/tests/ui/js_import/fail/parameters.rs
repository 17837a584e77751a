use interop_runtime::prelude::*;

#[js_import]
fn distance((x, y): (f64, f64), _: f64);

#[js_import]
fn sort(list: &mut [i32]);

#[js_import]
fn log(mut message: String, #[cfg(debug_assertions)] place: &str);

#[js_import]
fn fill(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, j: u8, k: u8, l: u8, m: u8);

fn main() {}
