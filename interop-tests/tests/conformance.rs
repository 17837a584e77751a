//! The cases of `js/conformance/calls.json` on the test host; the file says what a step may hold.

#[path = "conformance/in_flight.rs"]
mod in_flight;
#[path = "conformance/play.rs"]
mod play;
#[path = "conformance/report.rs"]
mod report;
#[path = "conformance/steps.rs"]
mod steps;
#[path = "conformance/values.rs"]
mod values;

use interop_runtime::testing::{FakeJs, FakeRustObject};
use interop_runtime::{ErrorCode, InteropError};
// Used through its invokables only.
use interop_tests_conformance as _;
use report::Report;
use serde_json::Value;

fn description() -> Value {
    serde_json::from_str(include_str!("../js/conformance/calls.json")).expect("calls.json")
}

#[test]
fn every_case_that_needs_no_javascript_engine() {
    let description = description();
    let cases = description["cases"].as_array().expect("cases");
    let mut report = Report::default();
    let mut failures = Vec::new();
    for case in cases {
        let title = format!("row {}: {}", case["row"], case["name"]);
        let count = report.row(&case["row"].to_string());
        if case.get("js_only").is_some() {
            count.not_applicable += 1;
        } else if let Some(places) = case.get("covered_by") {
            count.elsewhere += 1;
            assert!(all_are_there(places), "{title}");
        } else {
            count.run += 1;
            if let Err(failure) = play::case(&description, case) {
                count.failed += 1;
                failures.push(format!("{title}: {failure}"));
            }
        }
    }
    report.finish("calls");
    let run = report.total().run;
    assert!(run > 25, "only {run} cases were found");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Whether each file that is referred to holds the text that it is referred to for.
fn all_are_there(places: &Value) -> bool {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let places = places.as_array().filter(|places| !places.is_empty());
    places.expect("places").iter().all(|place| {
        let (file, text) = (place["file"].as_str(), place["text"].as_str());
        let found = std::fs::read_to_string(format!("{root}/{}", file.expect("file")));
        found.is_ok_and(|found| found.contains(text.expect("text")))
    })
}

/// An id is given out by nobody else than the double, so this takes one that another double gave.
#[test]
fn an_object_id_that_was_never_given_out() {
    const CRATE: &str = "interop-tests-conformance";
    let make = |fake: &FakeJs| fake.invoke::<FakeRustObject>(CRATE, "Instance.make", ());
    let (here, elsewhere) = (FakeJs::new(), FakeJs::new());
    let known = make(&here).unwrap();
    let same_id = make(&elsewhere).unwrap();
    let unknown = make(&elsewhere).unwrap();
    assert_eq!((known == same_id, known == unknown), (true, false));
    let method: Result<u32, InteropError> = here.invoke_method(unknown, "touched", ());
    assert_eq!(method.unwrap_err().code(), ErrorCode::Disposed);
    let argument: Result<(), InteropError> = here.invoke(CRATE, "dispose_in_rust", (unknown,));
    let error = argument.unwrap_err();
    assert_eq!(
        (error.code(), error.path()),
        (ErrorCode::Disposed, Some("args[0]"))
    );
    assert_eq!(here.invoke_method::<u32>(known, "touched", ()).unwrap(), 0);
}
