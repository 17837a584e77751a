use interop_runtime::prelude::*;

pub struct Opaque;

pub struct Slot<T>(T);

#[js_invokable(types(Slot<i32>, Slot<Opaque>))]
impl<T: Clone + 'static> Slot<T> {
    #[js_invokable]
    fn get(&self) -> T {
        self.0.clone()
    }
}

fn main() {}
