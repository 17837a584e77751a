//! A method of a generic type, for two types.

use interop_runtime::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub struct Slot<T>(T);

#[js_invokable(types(Slot<i32>, Slot<Option<String>>))]
impl<T: Serialize + DeserializeOwned + 'static> Slot<T> {
    #[js_invokable]
    pub fn replace(&mut self, value: T) -> T {
        std::mem::replace(&mut self.0, value)
    }
}

fn main() {}
