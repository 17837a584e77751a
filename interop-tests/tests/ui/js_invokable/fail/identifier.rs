use interop_runtime::prelude::*;

#[js_invokable("")]
fn empty() {}

#[js_invokable(42)]
fn number() {}

#[js_invokable("first", "second")]
fn two() {}

#[js_invokable(->)]
fn no_word() {}

pub struct Page;

#[js_invokable("Page")]
impl Page {
    #[js_invokable = "reload"]
    fn refresh(&self) {}
}

fn main() {}
