use interop_runtime::prelude::*;

#[js_import(module = "my-lib/greeter", file = "/js/missing.js")]
fn greet();

#[js_import(module = "my-lib/greeter", file = "./js/greeter.js")]
extern "js" {
    fn greet_loudly();
}

#[js_import(module = "my-lib/greeter", file = "/../other/greeter.js")]
fn greet_from_outside();

#[js_import(module = "my-lib/greeter", file = "/js/greeter #1.js")]
fn greet_by_number();

fn main() {}
