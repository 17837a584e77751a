use interop_runtime::prelude::*;

#[js_invokable]
pub struct Point {
    x: f64,
}

#[js_invokable]
mod pages {}

#[js_invokable]
trait Greet {
    #[js_invokable]
    fn greet(&self) -> String;
}

#[js_invokable]
pub const LIMIT: u32 = 12;

fn main() {}
