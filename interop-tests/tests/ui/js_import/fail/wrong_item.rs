use interop_runtime::prelude::*;

#[js_import]
enum Answer {}

#[js_import]
fn answer() -> u32 {
    42
}

pub struct Chart;

#[js_import]
impl Chart {
    fn resize(&self) {}
}

fn main() {}
