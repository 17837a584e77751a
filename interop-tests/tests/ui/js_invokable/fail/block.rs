use interop_runtime::prelude::*;

pub struct Unmarked;

#[js_invokable]
impl Unmarked {
    pub fn name(&self) -> String {
        String::new()
    }
}

pub struct Slot<T>(T);

#[js_invokable]
impl<T: Clone> Slot<T> {
    #[js_invokable]
    fn get(&self) -> T {
        self.0.clone()
    }
}

pub struct View<'a>(&'a str);

#[js_invokable]
impl<'a> View<'a> {
    #[js_invokable]
    fn text(&self) -> &str {
        self.0
    }
}

trait Length {
    fn length(&self) -> usize;
}

#[js_invokable]
impl Length for [u8; 4] {
    #[js_invokable]
    fn length(&self) -> usize {
        4
    }
}

fn main() {}
