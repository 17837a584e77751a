//! What JavaScript is told of an error over a circuit, and what not.

use interop_runtime::prelude::*;
use interop_runtime::remote::Alive;

use crate::{Outside, connect, writer};

/// For the client, with its data.
#[js_invokable]
fn fails_for_the_client(bytes: u32) -> Result<(), Fault> {
    let data = "d".repeat(bytes as usize);
    Err(Fault::new("OutOfStock", "no tea").with_data(&data))
}

#[js_invokable]
fn fails_for_the_program() -> Result<(), String> {
    Err("a secret".to_owned())
}

#[js_invokable]
async fn passes_on(js: JsRuntime, name: String) -> Result<(), InteropError> {
    js.invoke_void(&name, ()).await
}

/// The last frame, which is the result of a call, as text: what is not one becomes a mark.
fn last_result(outside: &Outside) -> String {
    let frames = outside.sent.take();
    let frame = frames.last().expect("a result");
    assert_eq!((frame[0], frame[1]), (3, 1), "an error");
    String::from_utf8_lossy(frame).into_owned()
}

#[test]
fn what_a_stranger_is_told_of_an_error() {
    let (endpoint, outside) = connect();
    endpoint.receive(&writer::hello()).unwrap();
    let call = |number: f64, name: &str, args: &[writer::Sent]| {
        let body = writer::body(0.0, "interop-tests", name, &writer::message(args));
        endpoint
            .receive(&writer::frame(2, 0, 0, number, &body))
            .unwrap();
    };
    call(1.0, "fails_for_the_program", &[]);
    let told = last_result(&outside);
    assert!(
        told.contains("under number 1") && !told.contains("secret"),
        "{told}"
    );
    assert_eq!(outside.reported.borrow()[0].message(), "a secret");

    call(2.0, "fails_for_the_client", &[writer::Sent::Number(9.0)]);
    let told = last_result(&outside);
    assert!(
        told.contains("OutOfStock") && told.contains("ddddddddd"),
        "{told}"
    );

    // What the client threw is no secret to it.
    call(3.0, "passes_on", &[writer::Sent::Text("any.name")]);
    let asked = outside.sent.take();
    let number = f64::from_le_bytes(asked.last().unwrap()[8..16].try_into().unwrap());
    let fields = [
        ("code", writer::Sent::Text("RustError")),
        ("message", writer::Sent::Text("mine")),
        ("thrown", writer::Sent::Number(7.0)),
    ];
    let error = writer::message(&[writer::Sent::Object(fields.into())]);
    endpoint
        .receive(&writer::frame(5, 1, 0, number, &error))
        .unwrap();
    let frames = outside.sent.take();
    let kinds: Vec<u8> = frames.iter().map(|frame| frame[0]).collect();
    assert_eq!(
        kinds,
        [3, 12],
        "the error, and then its number is forgotten"
    );
    assert!(String::from_utf8_lossy(&frames[0]).contains("mine"));
}

#[test]
fn an_error_with_much_data_arrives_without_it() {
    let (endpoint, outside) = connect();
    endpoint.receive(&writer::hello()).unwrap();
    for (number, bytes) in [(1.0, 524_288.0), (2.0, 1_048_500.0), (3.0, 1_048_600.0)] {
        let args = writer::message(&[writer::Sent::Number(bytes)]);
        let body = writer::body(0.0, "interop-tests", "fails_for_the_client", &args);
        endpoint
            .receive(&writer::frame(2, 0, 0, number, &body))
            .unwrap();
        let told = last_result(&outside);
        assert!(
            told.contains("OutOfStock") && told.len() < 2048,
            "{} bytes",
            told.len()
        );
        assert!(told.contains("its data was left out"), "{told}");
    }
    assert_eq!(endpoint.alive(), Alive::default());
}
