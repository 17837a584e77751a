use std::rc::Rc;

use interop_runtime::prelude::*;

pub struct Ticket;

#[js_invokable]
impl Ticket {
    #[js_invokable]
    fn spend(self) {}

    #[js_invokable]
    fn share(self: Rc<Self>) {}
}

pub struct Page(String);

#[js_invokable]
impl Page {
    #[js_invokable]
    fn title(&'static self) -> &'static str {
        &self.0
    }
}

fn main() {}
