//! A Rust struct is a class in JavaScript, with properties and methods.

use interop_runtime::prelude::*;

/// An instance stays in Rust: JavaScript has a reference to it, and only the marked
/// fields are properties.
#[js_export]
struct Counter {
    #[js_export]
    value: i32,
    #[js_export(readonly)]
    label: String,
}

/// The `pub` functions are members of the class.
#[js_export]
impl Counter {
    #[js_export(constructor)]
    pub fn new(start: i32) -> Self {
        Counter {
            value: start,
            label: format!("new Counter({start})"),
        }
    }

    pub fn increment(&mut self) -> i32 {
        self.value += 1;
        self.value
    }

    /// A property that is computed whenever it is read: `counter.double`.
    #[js_export(getter)]
    pub fn double(&self) -> i32 {
        self.value * 2
    }

    /// Without `self` it is a static: `Counter.at(41)`.
    pub fn at(start: i32) -> Self {
        Counter {
            value: start,
            label: format!("Counter.at({start})"),
        }
    }
}
