//! What JavaScript does not send: the object itself, and the runtime.

use std::rc::Rc;

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeValue};

pub struct Page {
    title: String,
}

#[js_invokable]
impl Page {
    #[js_invokable]
    fn make() -> RustObjectRef<Self> {
        RustObjectRef::new(Self { title: "Home".to_owned() })
    }

    #[js_invokable]
    fn itself(&self, mut this: RustObjectRef<Self>) -> RustObjectRef<Self> {
        this = this.clone();
        this
    }

    #[js_invokable]
    async fn rename(&mut self, js: JsRuntime, title: &str, r#this: interop_runtime::RustObjectRef<Page>) -> bool {
        self.title = title.to_owned();
        js == JsRuntime::current() && !this.is_disposed()
    }

    /// Nothing is supplied to a static: `this` is a name like any other.
    #[js_invokable]
    fn title_of(this: &str) -> String {
        this.to_owned()
    }

    /// `other` is an argument, because only `this` is supplied.
    #[js_invokable]
    fn is_same(&self, this: RustObjectRef<Self>, other: RustObjectRef<Self>) -> bool {
        this.is_disposed() == other.is_disposed()
    }
}

trait Kept {
    fn keep(&self, this: RustObjectRef<Self>) -> bool
    where
        Self: Sized;
}

#[js_invokable]
impl Kept for Rc<Page> {
    #[js_invokable]
    fn keep(&self, this: RustObjectRef<Self>) -> bool {
        this.is_disposed()
    }
}

fn main() -> Result<(), InteropError> {
    let (fake, this_crate) = (FakeJs::new(), env!("CARGO_PKG_NAME"));
    let made = fake.invoke(this_crate, "Page.make", ())?;
    let FakeValue::RustObject(page) = made else { panic!("{made:?}") };
    let again = fake.invoke_method(page, "itself", ())?;
    let FakeValue::RustObject(again) = again else { panic!("{again:?}") };
    assert_eq!(fake.invoke::<String>(this_crate, "Page.title_of", ("a",))?, "a");
    assert!(fake.invoke_method::<bool>(again, "is_same", (FakeValue::RustObject(page),))?);
    Ok(())
}
