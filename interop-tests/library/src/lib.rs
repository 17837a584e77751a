//! A library with invokables of its own: an application that links it in can call them from
//! JavaScript, under this crate's name, without a word about them.
#![forbid(unsafe_code)]

mod greeter;

use interop_runtime::prelude::*;

pub use greeter::greeter_message;

/// A function like any other.
#[js_invokable]
#[must_use]
pub fn multiply(a: f64, b: f64) -> f64 {
    a * b
}

/// In a module, and not public: what counts is the attribute.
mod inner {
    use interop_runtime::prelude::*;

    #[js_invokable("innerGreeting")]
    fn greeting(name: &str) -> String {
        format!("Hello from the library, {name}!")
    }
}

/// An object whose type and methods the application does not know.
pub struct Tally {
    count: u32,
}

#[js_invokable]
impl Tally {
    /// Starts at a number.
    #[js_invokable]
    #[must_use]
    pub fn start(count: u32) -> RustObjectRef<Self> {
        RustObjectRef::new(Tally { count })
    }

    /// Counts one up.
    #[js_invokable]
    pub fn increment(&mut self) -> u32 {
        self.count += 1;
        self.count
    }
}
