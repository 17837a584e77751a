use interop_runtime::prelude::*;

#[js_import(file = "/Cargo.toml")]
fn greet();

#[js_import]
extern "js" {
    #[js_import(file = "/Cargo.toml")]
    fn greet_loudly();
}

#[js_import(module = "my-lib/greeter", file = greeter)]
fn greet_softly();

#[js_import(module = "my-lib/greeter", file)]
fn greet_again();

fn main() {}
