use interop_runtime::prelude::*;

#[js_import(module = "")]
fn empty();

#[js_import(module = greeter)]
fn without_quotes();

#[js_import(module)]
fn without_value();

#[js_import(modul = "greeter")]
fn misspelt();

#[js_import("greet", module = "a", module = "b")]
fn twice();

fn main() {}
