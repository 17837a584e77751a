use interop_runtime::prelude::*;

#[js_invokable]
unsafe fn read(address: usize) -> u8 {
    unsafe { *(address as *const u8) }
}

#[js_invokable]
extern "C" fn add(a: f64, b: f64) -> f64 {
    a + b
}

fn main() {}
