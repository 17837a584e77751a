use interop_runtime::prelude::*;

pub struct Task;

#[js_invokable]
impl Task {
    #[js_invokable]
    fn then(&self) {}

    #[js_invokable("toJSON")]
    fn to_json(&self) {}

    #[js_invokable("__proto__")]
    fn prototype(&self) {}

    #[js_invokable]
    fn constructor(&self) {}

    #[js_invokable("dispose")]
    fn close(&mut self) {}
}

fn main() {}
