use interop_runtime::prelude::*;

#[derive(TS)]
pub union Either {
    number: f64,
    bits: u64,
}

fn main() {}
