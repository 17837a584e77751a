//! Calls on the test host: invokables of this crate and of a library, found by name without wasm.
#![allow(clippy::float_cmp)] // the numbers are exact

use interop_runtime::__private::carried_files;
use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeCallback, FakeJs, FakeRustObject, FakeValue};

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

#[js_import("log")]
fn log(message: &str);

#[js_import("log")]
fn log_now(message: &str) -> Result<(), InteropError>;

#[js_invokable]
fn log_both(message: &str) -> Result<(), InteropError> {
    log(message);
    log_now(message)
}

#[test]
fn an_error_of_javascript_keeps_its_parts_through_rust() {
    let fake = FakeJs::new();
    let fault = || Fault::new("OutOfStock", "there is no tea left").with_data(&[1, 2]);
    fake.on("CallJavaScript1#getMessage", move |_| {
        Err::<String, _>(fault().into())
    });
    let error = fake.invoke::<String>(APP, "welcome", ()).unwrap_err();
    assert_eq!(
        (error.code(), error.fault()),
        (ErrorCode::RustError, Some("OutOfStock"))
    );
    assert_eq!(error.message(), "there is no tea left");
    assert_eq!(error.data::<[u8; 2]>().unwrap(), Some([1, 2]));
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
fn a_file_that_a_crate_carries_is_scripted_by_its_module_and_known_with_its_source() {
    let fake = FakeJs::new();
    fake.on_async("interop-tests-library/greeter#getMessage", |_| async {
        Ok("scripted")
    });
    let message = fake.run(interop_tests_library::greeter_message());
    assert_eq!(message.unwrap(), "scripted");
    let files: Vec<_> = carried_files()
        .filter(|file| file.module() == "interop-tests-library/greeter")
        .collect();
    assert!(!files.is_empty());
    for file in files {
        assert_eq!(file.path(), "/js/greeter.js");
        assert!(file.source().contains("export async function getMessage()"));
    }
}

#[test]
fn a_promise_to_a_sync_call_is_refused_as_in_the_page() {
    let fake = FakeJs::new();
    fake.on_async("CallJavaScript1#getMessage", |_| async { Ok("late") });
    let error = fake.invoke::<String>(APP, "welcome", ()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NotSerializable);
    assert_eq!(error.path(), Some("result"));
    assert!(error.message().contains("make the import an `async fn`"));
}

#[test]
fn a_promise_is_ignored_where_no_result_is_wanted_and_its_failure_is_reported() {
    let fake = FakeJs::new();
    fake.on_async("log", |_| async {
        Err::<(), _>(InteropError::new(ErrorCode::JsException, "no disk"))
    });
    fake.invoke::<()>(APP, "log_both", ("hello",)).unwrap();
    assert_eq!(fake.calls("log").len(), 2);
    let reported = fake.reported();
    assert_eq!(
        reported.len(),
        2,
        "of the one-way call, and of the sync one"
    );
    assert!(reported.iter().all(|error| error.message() == "no disk"));
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

/// A class, on the test host.
#[js_export]
struct Counter {
    #[js_export]
    value: i32,
}

#[js_export]
impl Counter {
    #[js_export(constructor)]
    pub fn new(start: i32) -> Self {
        Counter { value: start }
    }

    pub fn increment(&mut self) -> i32 {
        self.value += 1;
        self.value
    }

    pub fn at(start: i32) -> Self {
        Self::new(start)
    }
}

/// What the page finds under its module path.
#[js_export]
fn sum(first: &Counter, second: &Counter) -> i32 {
    first.value + second.value
}

#[test]
fn exports_by_their_path() {
    let fake = FakeJs::new();
    let counter: FakeRustObject = fake.invoke_export(APP, "Counter", (5,)).unwrap();
    assert_eq!(
        fake.invoke_method::<i32>(counter, "increment", ()).unwrap(),
        6
    );
    fake.set(counter, "value", 40).unwrap();
    assert_eq!(fake.get::<i32>(counter, "value").unwrap(), 40);
    let other: FakeRustObject = fake.invoke_export(APP, "Counter.at", (2,)).unwrap();
    let both = vec![FakeValue::RustObject(counter), FakeValue::RustObject(other)];
    assert_eq!(fake.invoke_export::<i32>(APP, "sum", both).unwrap(), 42);
    let error = fake.set(counter, "value", "x").unwrap_err();
    assert_eq!(
        (error.code(), error.path()),
        (ErrorCode::TypeMismatch, Some("args[0]"))
    );
    fake.dispose(counter);
    assert_eq!(
        fake.get::<i32>(counter, "value").unwrap_err().code(),
        ErrorCode::Disposed
    );
}

#[test]
fn callbacks_are_called_by_the_double() {
    let fake = FakeJs::new();
    fake.on("setHandler", |_| Ok(()));
    let handler = JsCallback::try_new(|text: String| text.parse::<f64>());
    fake.runtime()
        .invoke_void_sync("setHandler", (&handler,))
        .unwrap();
    let handler_in_js: FakeCallback = fake.calls("setHandler")[0].get(0).unwrap();
    let another = fake.calls("setHandler")[0].get::<FakeRustObject>(0);
    assert_eq!(another.unwrap_err().code(), ErrorCode::TypeMismatch);
    let back = vec![FakeValue::Callback(handler_in_js)];
    let error = fake.call::<f64>(handler_in_js, back).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NotSerializable);
    assert_eq!(
        fake.call::<f64>(handler_in_js, ("1.5", "surplus")).unwrap(),
        1.5
    );
    assert_eq!(
        fake.call::<f64>(handler_in_js, ("x",)).unwrap_err().code(),
        ErrorCode::RustError
    );
    assert_eq!(
        fake.call::<f64>(handler_in_js, ()).unwrap_err().code(),
        ErrorCode::BadArgs
    );
    handler.dispose();
    assert_eq!(
        fake.call::<f64>(handler_in_js, ("1",)).unwrap_err().code(),
        ErrorCode::Disposed
    );
}

#[test]
fn a_promise_that_no_future_of_the_caller_polls_is_answered() {
    let fake = FakeJs::new();
    fake.on_async("translate", |_| async { Ok("Olá") });
    // Two calls under one combinator, each polled only when it was woken.
    let both = async {
        let first = fake.invoke_async::<String>(APP, "greet", ("Amy",));
        let second = fake.invoke_async::<String>(APP, "greet", ("River",));
        (first.await, second.await)
    };
    let (first, second) = fake.run(both);
    assert_eq!(
        (first.unwrap(), second.unwrap()),
        ("Olá, Amy!".into(), "Olá, River!".into())
    );
}
