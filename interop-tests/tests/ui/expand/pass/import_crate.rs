//! A call with the runtime elsewhere.

extern crate interop_runtime as renamed;

#[renamed::js_import(crate = ::renamed)]
fn ping();

fn main() {}
