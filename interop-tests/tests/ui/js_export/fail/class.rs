use interop_runtime::prelude::*;

#[js_export]
pub struct Slot<T> {
    #[js_export]
    value: T,
}

#[js_export]
pub struct View<'a> {
    #[js_export(readonly)]
    text: &'a str,
}

#[js_export]
pub struct Point(#[js_export] f64, f64);

#[js_export]
pub struct Task {
    #[js_export]
    then: u8,
    #[js_export("name")]
    a: u8,
    #[js_export("name")]
    b: u8,
    #[js_export]
    text: Option<&'static str>,
}

#[js_export]
impl<T> Slot<T> {
    pub fn get(&self) {}
}

#[js_export]
pub struct Button {
    #[js_export]
    on_click: Box<dyn Fn()>,
    #[js_export(readonly)]
    shape: Box<dyn ToString>,
}

fn main() {
    let _ = Point(0.0, 0.0).1;
}
