//! Generated code needs no name that the module does not have, and is not misled by those that it has.

#![no_implicit_prelude]
#![allow(non_camel_case_types)]

use ::interop_runtime::js_import;

pub struct Option;
pub struct Result;
pub struct Vec;
pub struct String;
pub struct str;
pub enum Outcome {
    Ok,
    Err,
}
pub use Outcome::{Err, Ok};
mod core {}
mod std {}
mod interop_runtime {}

#[js_import("console.log")]
fn log(message: &::std::string::String);

#[js_import("Math.sqrt")]
fn square_root(of: f64) -> ::std::result::Result<f64, ::interop_runtime::InteropError>;

#[js_import(module = "files")]
extern "js" {
    async fn read(name: &::std::primitive::str) -> ::std::result::Result<::std::vec::Vec<u8>, ::interop_runtime::InteropError>;
}

#[js_import("URL", constructor)]
fn new_url(url: &::std::primitive::str) -> ::std::result::Result<::interop_runtime::JsObjectRef, ::interop_runtime::InteropError>;

#[js_import(setter)]
async fn set_host(this: &::interop_runtime::JsObjectRef, host: &::std::primitive::str) -> ::std::result::Result<(), ::interop_runtime::InteropError>;

#[js_import(module = "my-lib/greeter", file = "/Cargo.toml")]
fn greet();

fn main() {
    greet();
    ::std::assert!(new_url("").is_err());
    let _ = set_host;
    log(&::std::string::String::new());
    ::std::assert!(square_root(2.0).is_err());
    ::std::mem::drop(read(""));
}
