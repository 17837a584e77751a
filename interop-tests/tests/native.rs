//! Calls on the test host: invokables of this crate and of a library, found by name without wasm.
#![allow(clippy::float_cmp)] // the numbers are exact

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeRustObject, FakeValue};
// Used through its invokables only.
use interop_tests_library as _;

const APP: &str = "interop-tests";
const LIBRARY: &str = "interop-tests-library";

#[js_invokable]
fn add(a: f64, b: f64) -> f64 {
    a + b
}

#[js_invokable]
fn join(first: &str, second: Option<String>) -> String {
    second.map_or(first.to_owned(), |second| format!("{first}-{second}"))
}

#[js_invokable]
fn echo_bytes(bytes: &[u8]) -> Vec<u8> {
    bytes.to_vec()
}

#[js_invokable]
async fn greet(js: JsRuntime, name: String) -> Result<String, InteropError> {
    let message: String = js.invoke("translate", ("Hello",)).await?;
    Ok(format!("{message}, {name}!"))
}

#[js_invokable]
fn panics() {
    panic!("on purpose");
}

#[js_import("getMessage", module = "CallJavaScript1")]
fn get_message() -> Result<String, InteropError>;

#[js_invokable]
fn welcome() -> Result<String, InteropError> {
    get_message()
}

#[test]
fn invokables_of_every_linked_crate_are_found() {
    let fake = FakeJs::new();
    assert_eq!(fake.invoke::<f64>(APP, "add", (2, 3)).unwrap(), 5.0);
    assert_eq!(
        fake.invoke::<f64>(LIBRARY, "multiply", (6, 7)).unwrap(),
        42.0
    );
    let greeting: String = fake.invoke(LIBRARY, "innerGreeting", ("Amy",)).unwrap();
    assert_eq!(greeting, "Hello from the library, Amy!");
}

#[test]
fn wrong_calls_get_the_codes_and_texts_of_the_page() {
    let fake = FakeJs::new();
    let refused = |crate_name, identifier, args: (f64, &str)| {
        let error = fake
            .invoke::<f64>(crate_name, identifier, args)
            .unwrap_err();
        (error.code(), error.message().to_owned())
    };
    let (code, text) = refused("interop-test", "add", (1.0, ""));
    assert_eq!(code, ErrorCode::UnknownCrate);
    assert!(text.contains("did you mean `interop-tests`?"), "{text}");
    let (code, text) = refused(APP, "ad", (1.0, ""));
    assert_eq!(code, ErrorCode::UnknownMethod);
    assert!(text.contains("did you mean `add`?"), "{text}");
    let (code, text) = refused(APP, "add", (1.0, "x"));
    assert_eq!(code, ErrorCode::TypeMismatch);
    assert_eq!(
        text,
        r#"`interop-tests.add`, at `args[1]`: expected f64, found string "x""#
    );
    let error = fake.invoke::<f64>(APP, "add", (1,)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::BadArgs);
    assert!(
        error.message().contains("expects 2 arguments, received 1"),
        "{error}"
    );
    assert_eq!(fake.invoke::<f64>(APP, "add", (2, 3)).unwrap(), 5.0);
}

#[test]
fn a_trailing_option_may_be_missing() {
    let fake = FakeJs::new();
    assert_eq!(fake.invoke::<String>(APP, "join", ("a",)).unwrap(), "a");
    assert_eq!(
        fake.invoke::<String>(APP, "join", ("a", "b")).unwrap(),
        "a-b"
    );
    let bytes: FakeValue = fake
        .invoke(APP, "echo_bytes", (JsBytes::from(vec![1, 5, 7]),))
        .unwrap();
    assert_eq!(bytes, FakeValue::Bytes(vec![1, 5, 7]));
}

#[test]
fn async_both_ways() {
    let fake = FakeJs::new();
    fake.on_async("translate", |args| async move {
        let text: String = args.get(0)?;
        std::future::ready(()).await;
        Ok(if text == "Hello" { "Olá" } else { "?" })
    });
    let greeting: String = fake.run(fake.invoke_async(APP, "greet", ("Amy",))).unwrap();
    assert_eq!(greeting, "Olá, Amy!");
    assert_eq!(fake.calls("translate").len(), 1);
    let error = fake.invoke::<String>(APP, "greet", ("Amy",)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::SyncUnsupported);
}

#[test]
fn imports_are_scripted_by_module_and_name() {
    let fake = FakeJs::new();
    let error = fake.invoke::<String>(APP, "welcome", ()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::UnknownMember);
    fake.on("CallJavaScript1#getMessage", |_| Ok("Olá do Rust!"));
    assert_eq!(
        fake.invoke::<String>(APP, "welcome", ()).unwrap(),
        "Olá do Rust!"
    );
    assert_eq!(get_message().unwrap_err().code(), ErrorCode::NotConnected);
}

#[test]
fn objects_by_reference_until_they_are_disposed() {
    let fake = FakeJs::new();
    let tally: FakeRustObject = fake.invoke(LIBRARY, "Tally.start", (41,)).unwrap();
    assert_eq!(
        fake.invoke_method::<u32>(tally, "increment", ()).unwrap(),
        42
    );
    assert_eq!(fake.live_objects(), (1, 0));
    fake.dispose(tally);
    fake.dispose(tally);
    let error = fake
        .invoke_method::<u32>(tally, "increment", ())
        .unwrap_err();
    assert_eq!(error.code(), ErrorCode::Disposed);
    assert_eq!(fake.live_objects(), (0, 0));
}

#[test]
fn a_panic_ends_the_fake_as_it_ends_a_page() {
    let fake = FakeJs::new();
    let error = fake.invoke::<()>(APP, "panics", ()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Panicked);
    assert!(error.message().contains("on purpose"), "{error}");
    let error = fake.invoke::<f64>(APP, "add", (2, 3)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Terminated);
}
