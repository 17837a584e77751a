use interop_runtime::prelude::*;

pub struct Greeter;

#[js_invokable(rename_all = "camelCase")]
impl Greeter {
    #[js_invokable]
    fn say_hello(&self) {}

    #[js_invokable("sayHello")]
    fn say_hello_loudly(&self) {}

    #[js_invokable("sayHello")]
    fn a_static_is_known_by_its_type_and_may_share_it() {}
}

fn main() {}
