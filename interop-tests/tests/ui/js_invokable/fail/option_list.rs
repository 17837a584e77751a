use interop_runtime::prelude::*;

#[js_invokable("first" crate = interop_runtime)]
fn comma_missing() {}

#[js_invokable(, "second",, crate = interop_runtime,)]
fn commas_too_many() {}

#[js_invokable(" third")]
fn space() {}

#[js_invokable("fourth"_identifier)]
fn suffix() {}

#[js_invokable(b"fifth")]
fn bytes() {}

#[js_invokable()]
fn empty_is_fine() {}

#[js_invokable(types(u32))]
fn not_generic() {}

pub struct Slot<T>(T);

#[js_invokable(types = "Slot<i32>")]
impl<T> Slot<T> {
    #[js_invokable]
    fn get(&self) {}
}

fn main() {}
