//! What an `impl` block under `#[js_invokable]` can look like, of a type or of a trait.

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeValue};
use serde::Deserialize;

#[derive(Clone, Default, Deserialize)]
pub struct HelloHelper {
    name: String,
}

#[js_invokable]
impl HelloHelper {
    /// Unmarked, so JavaScript cannot see it.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned() }
    }

    pub const EMPTY: &'static str = "";

    #[js_invokable]
    pub fn get_hello_message(&self) -> String {
        format!("Hello, {}!", self.name)
    }

    #[js_invokable("rename")]
    pub async fn set_name(&mut self, name: String) -> bool {
        std::mem::replace(&mut self.name, name) == Self::EMPTY
    }

    #[js_invokable]
    pub async fn show(&self, this: RustObjectRef<Self>, js: JsRuntime) -> Result<(), InteropError> {
        js.invoke_void("show", (this, &self.name)).await
    }

    #[js_invokable]
    pub fn copy_from(&mut self, other: &Self, again: Option<Self>) {
        self.name = again.unwrap_or_else(|| other.clone()).name;
    }

    #[js_invokable]
    pub fn name(&self) -> &str {
        &self.name
    }

    #[js_invokable]
    pub async fn first_name(&self) -> Option<&str> {
        self.name.split(' ').next()
    }

    #[js_invokable]
    pub fn make(name: &str) -> RustObjectRef<Self> {
        RustObjectRef::new(Self::new(name))
    }

    #[js_invokable]
    pub async fn load(id: u32) -> Result<RustObjectRef<Self>, String> {
        if id == 0 { Err("no such helper".to_owned()) } else { Ok(Self::make("Rory")) }
    }
}

#[js_invokable(rename_all = "camelCase")]
impl HelloHelper {
    #[js_invokable]
    fn say_goodbye(&mut self) {}

    #[js_invokable("name")]
    fn a_static_may_share_an_identifier() {}
}

trait Length {
    fn length(&self) -> usize;
    fn limit() -> usize;
}

#[js_invokable]
impl Length for HelloHelper {
    #[js_invokable]
    fn length(&self) -> usize {
        self.name.len()
    }

    #[js_invokable]
    fn limit() -> usize {
        80
    }
}

/// Not in scope where the generated code stands, and needs no import there.
mod traits {
    pub trait Clear {
        fn clear(&mut self);
    }
}

#[js_invokable]
impl traits::Clear for HelloHelper {
    #[js_invokable]
    fn clear(&mut self) {
        self.name.clear();
    }
}

pub struct Slot<T>(T);

#[js_invokable]
impl Slot<i32> {
    #[js_invokable]
    fn replace(&mut self, value: i32) -> i32 {
        std::mem::replace(&mut self.0, value)
    }
}

#[js_invokable]
impl Slot<String> {
    #[js_invokable]
    fn replace(&mut self, value: String) -> String {
        std::mem::replace(&mut self.0, value)
    }
}

#[js_invokable]
impl Slot<&'static str> {
    #[js_invokable]
    fn get(&self) -> &'static str {
        self.0
    }
}

fn main() {
    let helper = HelloHelper::make("Amy Pond");
    assert_eq!(helper.with(HelloHelper::get_hello_message).unwrap(), "Hello, Amy Pond!");
    assert_eq!(helper.with(Length::length).unwrap(), 8);
    helper.with_mut(traits::Clear::clear).unwrap();
    assert_eq!(helper.with(|helper| helper.name().len()).unwrap(), 0);
    assert_eq!(Slot(1).replace(2), 1);
    assert_eq!(Slot(String::new()).replace(String::new()), Slot("").get());
    HelloHelper::default().say_goodbye();
    assert_eq!(HelloHelper::limit(), 80);
    by_name().unwrap();
}

/// The same by name, as JavaScript calls them.
fn by_name() -> Result<(), InteropError> {
    let (fake, this_crate) = (FakeJs::new(), env!("CARGO_PKG_NAME"));
    let made = fake.invoke(this_crate, "HelloHelper.make", ("Amy Pond",))?;
    let FakeValue::RustObject(helper) = made else { panic!("{made:?}") };
    assert_eq!(fake.invoke_method::<String>(helper, "get_hello_message", ())?, "Hello, Amy Pond!");
    assert_eq!(fake.invoke_method::<String>(helper, "name", ())?, "Amy Pond");
    assert_eq!(fake.invoke_method::<usize>(helper, "length", ())?, 8);
    fake.invoke_method::<()>(helper, "clear", ())?;
    assert_eq!(fake.invoke_method::<usize>(helper, "length", ())?, 0);
    assert_eq!(fake.invoke::<usize>(this_crate, "HelloHelper.limit", ())?, 80);
    Ok(())
}
