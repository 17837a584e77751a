use interop_runtime::prelude::*;

pub struct Slot<T>(T);

#[js_invokable]
impl<T: ToString> Slot<T> {
    #[js_invokable]
    unsafe fn take(self, (before, after): (String, String)) -> String {
        before + &self.0.to_string() + &after
    }

    #[js_invokable("set")]
    fn fill<U>(&mut self, value: &mut U) {
        std::mem::forget(value);
    }

    #[js_invokable]
    fn set(&mut self) -> impl Future<Output = ()> {
        async {}
    }
}

fn main() {}
