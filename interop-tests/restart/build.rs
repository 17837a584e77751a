//! Gives the instance little memory, so that a test can use it up.

fn main() {
    const BYTES: u32 = 64 * 1024 * 1024;
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-cdylib=--max-memory={BYTES}");
    }
}
