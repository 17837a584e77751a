use interop_runtime::prelude::*;

#[js_import(module = "./js/greeter.js", file = "/Cargo.toml")]
fn greet();

#[js_import(module = "https://example.org/greeter.js", file = "/Cargo.toml")]
extern "js" {
    fn greet_loudly();
}

fn main() {}
