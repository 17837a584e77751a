//! A generic type, each of its instantiations named.

use interop_runtime::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

struct Slot<T> {
    value: T,
    greeting: &'static str,
}

impl<T> Slot<T> {
    fn reference(value: T) -> RustObjectRef<Self> {
        RustObjectRef::new(Slot {
            value,
            greeting: "hello world",
        })
    }
}

#[js_invokable(types(Slot<i32>, Slot<String>))]
impl<T: Serialize + DeserializeOwned + 'static> Slot<T> {
    #[js_invokable]
    fn hello(&self) -> &'static str {
        self.greeting
    }

    /// Gives back what was there before.
    #[js_invokable]
    fn replace(&mut self, value: T) -> T {
        std::mem::replace(&mut self.value, value)
    }

    /// Gives back what it was given, having had it as a `T`.
    #[js_invokable]
    fn echo(&mut self, value: T) -> T {
        let before = self.replace(value);
        self.replace(before)
    }
}

#[js_invokable]
fn make_number_slot() -> RustObjectRef<Slot<i32>> {
    Slot::reference(1)
}

#[js_invokable]
fn make_text_slot() -> RustObjectRef<Slot<String>> {
    Slot::reference("one".to_owned())
}
