#![allow(unused_variables)]

use interop_runtime::prelude::*;

pub struct Slot<T>(T);

#[js_invokable(types(Slot<i32>, Slit<i32>, Slot<i32, i32>, Slot<i32>))]
impl<T: Clone> Slot<T> {
    #[js_invokable]
    fn get(&self) -> T {
        self.0.clone()
    }

    #[js_invokable]
    fn make(value: T) -> RustObjectRef<Self> {
        RustObjectRef::new(Self(value))
    }
}

#[js_invokable(types(Slot<i32>))]
impl Slot<i32> {
    #[js_invokable]
    fn set(&mut self, value: i32) {
        self.0 = value;
    }
}

#[js_invokable(types())]
impl<T> Slot<T> {
    #[js_invokable]
    fn empty(&self) {}
}

#[js_invokable(types(Slot<i32>))]
impl<T> PartialEq<Vec<T>> for Slot<i32> {
    #[js_invokable]
    fn eq(&self, other: &Vec<T>) -> bool {
        false
    }
}

fn main() {}
