//! Generic types: the instances that JavaScript can hold are named.

use std::fmt::Debug;

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeValue};
use serde::Serialize;
use serde::de::DeserializeOwned;

mod slots {
    pub struct Slot<T>(pub T);
    pub struct Grid<T, const N: usize>(pub [T; N]);
}
use slots::{Grid, Slot};

type Pair = (i32, String);

#[js_invokable(types(Slot<i32>, slots::Slot<Option<String>>, Slot<Pair>))]
impl<T> Slot<T>
where
    T: Serialize + DeserializeOwned + Clone + 'static,
{
    #[js_invokable]
    pub fn replace(&mut self, value: T) -> T {
        std::mem::replace(&mut self.0, value)
    }

    #[js_invokable]
    pub async fn set_all(&mut self, values: &[T], or: &T, this: RustObjectRef<Self>) -> Option<T> {
        self.0 = values.first().unwrap_or(or).clone();
        this.with(|slot| slot.0.clone()).ok()
    }
}

trait Describe<T> {
    fn describe(&self, text: T) -> String;
}

#[js_invokable(rename_all = "camelCase", types(Slot<i32>, Slot<bool>))]
impl<T: Debug> Describe<T> for Slot<T> {
    #[js_invokable]
    fn describe(&self, text: T) -> String {
        format!("{:?} {text:?}", self.0)
    }
}

#[js_invokable(types(Grid<Vec<u8>, 2>, Grid<std::vec::Vec<f64>, 3>))]
impl<T: Copy + Serialize, const N: usize> Grid<Vec<T>, N> {
    #[js_invokable]
    fn row(&self, at: [usize; N]) -> Option<T> {
        self.0[at[0]].first().copied()
    }
}

#[js_invokable]
fn make(value: i32) -> RustObjectRef<Slot<i32>> {
    RustObjectRef::new(Slot(value))
}

fn main() -> Result<(), InteropError> {
    let (fake, this_crate) = (FakeJs::new(), env!("CARGO_PKG_NAME"));
    let made = fake.invoke(this_crate, "make", (1,))?;
    let FakeValue::RustObject(slot) = made else { panic!("{made:?}") };
    assert_eq!(fake.invoke_method::<i32>(slot, "replace", (2,))?, 1);
    assert_eq!(fake.invoke_method::<String>(slot, "describe", (3,))?, "2 3");
    Ok(())
}
