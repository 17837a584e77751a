//! A method and a static of a trait.

use interop_runtime::prelude::*;

mod helpers {
    pub struct HelloHelper;
}

trait Greet<T> {
    fn greet(&self, name: &str) -> String;
    fn count() -> u32;
}

#[js_invokable]
impl Greet<Self> for helpers::HelloHelper {
    #[js_invokable]
    fn greet(&self, name: &str) -> String {
        name.to_owned()
    }

    #[js_invokable]
    fn count() -> u32 {
        1
    }
}

fn main() {}
