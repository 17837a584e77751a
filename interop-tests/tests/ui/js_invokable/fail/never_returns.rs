use interop_runtime::prelude::*;

#[js_invokable]
fn run() -> ! {
    loop {}
}

fn main() {}
