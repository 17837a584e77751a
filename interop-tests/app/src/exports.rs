//! What `getExports` gives: functions and classes, nested as these modules are.

use interop_runtime::prelude::*;

/// A function at `exports.exports`.
#[js_export]
#[must_use]
pub fn get_message_from_rust() -> String {
    "Olá do Rust!".to_owned()
}

/// A name and a place of its own.
#[js_export("later", namespace = "tools.text")]
pub async fn wait_for(function: JsObjectRef) -> Result<String, InteropError> {
    function.invoke("", ()).await
}

/// Nested one deeper.
mod counters {
    use interop_runtime::prelude::*;

    /// A class.
    #[js_export]
    pub struct Counter {
        /// Read and written by JavaScript.
        #[js_export]
        pub value: i32,
        /// Only read.
        #[js_export(readonly)]
        pub label: String,
        calls: u32,
    }

    #[js_export]
    impl Counter {
        #[js_export(constructor)]
        pub fn new(start: i32) -> Result<Self, String> {
            if start < 0 {
                return Err(format!("a counter cannot start at {start}"));
            }
            Ok(Counter {
                value: start,
                label: format!("from {start}"),
                calls: 0,
            })
        }

        pub fn increment(&mut self) -> i32 {
            self.calls += 1;
            self.value += 1;
            self.value
        }

        #[js_export(getter)]
        pub fn double(&self) -> i32 {
            self.value * 2
        }

        pub fn at(start: i32) -> Self {
            Counter {
                value: start,
                label: "at".to_owned(),
                calls: 0,
            }
        }

        pub async fn add_later(&mut self, function: JsObjectRef) -> Result<i32, InteropError> {
            self.value += function.invoke::<i32>("", ()).await?;
            Ok(self.value)
        }

        /// The sum of two instances, which may be the same one.
        pub fn plus(&self, other: &Counter) -> i32 {
            self.value + other.value
        }

        #[js_export(skip)]
        pub fn calls(&self) -> u32 {
            self.calls
        }
    }

    /// Borrows an instance, changes one, and moves one.
    #[js_export]
    pub fn move_value(from: &Counter, to: &mut Counter) -> u32 {
        to.value = from.value;
        to.calls()
    }

    #[js_export]
    pub fn consume(counter: Counter) -> i32 {
        counter.value
    }
}

/// An instance as the result of an invokable.
#[js_invokable]
fn make_counter() -> counters::Counter {
    counters::Counter::at(7)
}
