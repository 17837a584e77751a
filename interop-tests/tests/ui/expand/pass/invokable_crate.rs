//! A function with the runtime elsewhere.

mod framework {
    pub use interop_runtime as interop;
}
use framework::interop::js_invokable;

#[js_invokable(crate = crate::framework::interop)]
fn name(text: &str) -> usize {
    text.len()
}

fn main() {}
