use std::rc::Rc;

use interop_runtime::prelude::*;

pub struct Counter(i32);

impl Counter {
    #[js_invokable]
    fn value(&self) -> i32 {
        self.0
    }

    #[js_invokable]
    fn take(self: Rc<Self>) {}

    #[js_invokable]
    fn zero() -> RustObjectRef<Self> {
        RustObjectRef::new(Self(0))
    }
}

trait Greet {
    #[js_invokable]
    fn greet(&self) -> String;
}

fn main() {
    let zero = Counter::zero();
    let _: Result<i32, InteropError> = zero.with(Counter::value);
}
