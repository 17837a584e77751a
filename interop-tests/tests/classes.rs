//! The class matrix on the test host: the classes of the conformance crate, used as `js/cases/classes_*.js` use them.
#![allow(clippy::float_cmp)] // the numbers are exact

#[path = "classes/end.rs"]
mod end;
#[path = "classes/members.rs"]
mod members;
#[path = "classes/passing.rs"]
mod passing;

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeRustObject, FakeValue};
use serde::de::DeserializeOwned;

// What only JavaScript calls has to be linked in all the same.
use interop_tests_conformance as _;

const CRATE: &str = "interop-tests-conformance";

/// An instance as an argument.
fn instance(object: FakeRustObject) -> FakeValue {
    FakeValue::RustObject(object)
}

fn text(text: &str) -> FakeValue {
    FakeValue::String(text.to_owned())
}

fn coin(fake: &FakeJs, value: i32) -> FakeRustObject {
    fake.invoke_export(CRATE, "passing.Coin", (value,)).unwrap()
}

/// Calls one of the functions that take coins.
fn pass<T: DeserializeOwned>(
    fake: &FakeJs,
    function: &str,
    args: Vec<FakeValue>,
) -> Result<T, InteropError> {
    fake.invoke_export(CRATE, &format!("passing.{function}"), args)
}

/// The code and a part of the message.
#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, InteropError>, code: ErrorCode, text: &str) {
    let error = result.expect_err("it is refused");
    assert_eq!(error.code(), code, "{error}");
    assert!(error.message().contains(text), "{error}");
}
