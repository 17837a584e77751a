//! Generated code needs no name that the module does not have, and is not misled by those that it has.

#![no_implicit_prelude]
#![allow(non_camel_case_types)]

use ::interop_runtime::js_export;

pub struct Option;
pub struct Result;
pub struct Vec;
pub struct String;
pub enum Outcome {
    Ok,
    Err,
}
pub use Outcome::{Err, Ok};
mod core {}
mod std {}
mod serde {}
mod interop_runtime {}

#[js_export]
fn add(a: f64, b: &f64) -> f64 {
    a + b
}

#[js_export(namespace = "users")]
async fn load(ids: &[u32]) -> ::std::result::Result<::std::string::String, ::interop_runtime::InteropError> {
    ::std::result::Result::Ok(::std::format!("{}", ids.len()))
}

#[js_export]
pub struct Counter {
    #[js_export]
    value: u32,
    #[js_export(readonly)]
    label: ::std::string::String,
}

#[js_export]
impl Counter {
    #[js_export(constructor)]
    pub fn new(value: u32) -> Self {
        Self { value, label: ::std::string::String::new() }
    }

    pub async fn count(&mut self, step: ::std::option::Option<u32>, other: &mut Counter) {
        self.value += step.unwrap_or(other.value);
    }

    #[js_export(getter)]
    pub fn twice(&self) -> u32 {
        self.value * 2
    }

    #[js_export(setter)]
    pub fn set_twice(&mut self, value: u32) {
        self.value = value / 2;
    }
}

fn main() {
    ::std::assert_eq!(add(1.0, &2.0), 3.0);
    ::std::assert_eq!(Counter::new(1).twice(), 2);
}
