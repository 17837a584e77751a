use interop_runtime::prelude::*;

pub struct Counter(i32);

// A function here could be an invokable of its own: rustc alone knows where it stands, and says so once for each.
impl Counter {
    #[js_invokable]
    fn zero() -> i32 {
        0
    }

    #[js_invokable("sum")]
    async fn add(a: i32, b: i32) -> i32 {
        a + b
    }
}

pub struct Slot<T>(T);

impl<T: Default> Slot<T> {
    #[js_invokable]
    fn value_or_default(value: Option<T>) -> T {
        value.unwrap_or_default()
    }
}

trait Named {
    #[js_invokable]
    fn name() -> String {
        String::new()
    }
}

fn main() {
    Counter::zero();
}
