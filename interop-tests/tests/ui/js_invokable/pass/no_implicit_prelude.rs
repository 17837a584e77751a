//! Generated code needs no name that the module does not have, and is not misled by those that it has.

#![no_implicit_prelude]
#![allow(non_camel_case_types)]

use ::interop_runtime::js_invokable;

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
mod serde {}
mod interop_runtime {}

#[js_invokable]
fn add(a: f64, b: &f64) -> f64 {
    a + b
}

#[js_invokable]
async fn load(ids: &[u32]) -> ::std::result::Result<::std::string::String, ::interop_runtime::InteropError> {
    ::std::result::Result::Ok(::std::format!("{}", ids.len()))
}

pub struct Counter(u32);

#[js_invokable]
impl Counter {
    #[js_invokable]
    fn value(&self) -> u32 {
        self.0
    }

    #[js_invokable]
    async fn count(&mut self, step: ::std::option::Option<u32>) {
        self.0 += step.unwrap_or(1);
    }

    #[js_invokable]
    fn zero() -> u32 {
        0
    }
}

fn main() {
    ::std::assert_eq!(add(1.0, &2.0), 3.0);
    ::std::assert_eq!(Counter(1).value(), 1);
}
