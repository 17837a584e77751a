//! What is registered under which name, and that it runs.

use bridge::testing::{FakeArgs, FakeJs, FakeValue};

const CRATE: &str = env!("CARGO_PKG_NAME");

fn invoke<T: serde::de::DeserializeOwned>(
    fake: &FakeJs,
    identifier: &str,
    args: impl bridge::JsArgs,
) -> T {
    fake.invoke(CRATE, identifier, args)
        .unwrap_or_else(|error| panic!("{identifier}: {error}"))
}

#[test]
fn attributes_of_others_change_nothing() {
    let fake = FakeJs::new();
    assert_eq!(invoke::<u32>(&fake, "traced_above", (1, 2)), 3);
    let text: Result<String, _> = fake.run(fake.invoke_async(CRATE, "traced_below", ("a",)));
    assert_eq!(text.unwrap(), "a");
    assert_eq!(invoke::<u8>(&fake, "every_attribute", ()), 1);
    let page: FakeValue = invoke(&fake, "Page.open", ("Home",));
    let FakeValue::RustObject(page) = page else {
        panic!("{page:?}")
    };
    let title: String = fake.invoke_method(page, "pageTitle", ()).unwrap();
    assert_eq!(title, "Home");
    fake.on("greeter#greet", |args: FakeArgs| args.get::<String>(0));
    fake.on("greeter#farewell", |args: FakeArgs| args.get::<String>(0));
    fake.on("greeter#note", |_| Ok(()));
    let text: Result<String, _> = fake.run(fake.invoke_async(CRATE, "use_imports", ("Amy",)));
    assert_eq!(text.unwrap(), "Amy Amy");
}

#[test]
fn raw_names_are_known_without_their_prefix() {
    let fake = FakeJs::new();
    let text: String = invoke(&fake, "match", (1, "b", FakeValue::Bytes(vec![1])));
    assert_eq!(text, "1 b 2");
    let sum: u32 = invoke(&fake, "named_as_generated", (1, 2, 3, 4, 5));
    assert_eq!(sum, 54_321);
    fake.on("static", |args: FakeArgs| args.get::<String>(0));
    fake.on("raw#impl", |args: FakeArgs| args.get::<u32>(0));
    fake.on("constants#const", |_| Ok(3));
    let text: String = invoke(&fake, "use_raw_imports", (fake.object("constants"),));
    assert_eq!(text, "a 1 3");
}

#[test]
fn invokables_are_found_wherever_they_stand() {
    let fake = FakeJs::new();
    assert_eq!(invoke::<u32>(&fake, "count", (1,)), 2);
    assert_eq!(invoke::<usize>(&fake, "in_a_function", ("abc",)), 3);
    assert_eq!(invoke::<u8>(&fake, "in_a_const", ()), 3);
    assert_eq!(invoke::<u8>(&fake, "in_a_closure", ()), 4);
    assert_eq!(
        invoke::<usize>(&fake, "from_a_macro", (1, [1, 2].as_slice())),
        3
    );
    assert_eq!(invoke::<u8>(&fake, "from_an_item", ()), 1);
    assert_eq!(crate::places::everything(), 2 + 4 + 1 + 1 + 1);
    assert_eq!(invoke::<usize>(&fake, "add_without_prelude", (1, "ab")), 3);
}
