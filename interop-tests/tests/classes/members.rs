//! What a class is made of: constructors, methods, statics, getters and setters, fields.

use std::collections::BTreeMap;

use super::*;

const GAUGE: &str = "classes.members.Gauge";

fn gauge(fake: &FakeJs, level: f64) -> FakeRustObject {
    fake.invoke_export(CRATE, GAUGE, (level,)).unwrap()
}

fn member(name: &str) -> String {
    format!("{GAUGE}.{name}")
}

#[test]
fn constructors() {
    let fake = FakeJs::new();
    let named: FakeRustObject = fake.invoke_export(CRATE, GAUGE, (1, "left")).unwrap();
    let name: String = fake.get(named, "displayName").unwrap();
    let usual: String = fake.get(gauge(&fake, 2.0), "displayName").unwrap();
    assert_eq!([name, usual], ["left", "gauge"]);
    let make = |args: Vec<FakeValue>| fake.invoke_export::<FakeRustObject>(CRATE, GAUGE, args);
    let (below, text) = (FakeValue::Number(-1.0), text("1"));
    refused(
        make(vec![below]),
        ErrorCode::RustError,
        "cannot stand at -1",
    );
    refused(make(vec![text]), ErrorCode::TypeMismatch, "`args[0]`");
    refused(make(vec![]), ErrorCode::BadArgs, "expects 1 to 2 arguments");
    let sealed = fake.invoke_export::<FakeRustObject>(CRATE, "classes.Sealed", ());
    refused(sealed, ErrorCode::UnknownMethod, "classes.Sealed");
}

#[test]
fn statics() {
    let fake = FakeJs::new();
    fake.on_async("when", |_| async { Ok(()) });
    let at: FakeRustObject = fake.invoke_export(CRATE, &member("at"), (3,)).unwrap();
    assert_eq!(fake.invoke_method::<f64>(at, "read", ()).unwrap(), 3.0);
    let below = fake.invoke_export::<FakeRustObject>(CRATE, &member("tryAt"), (-1,));
    refused(below, ErrorCode::RustError, "cannot stand at -1");
    let at_later = member("atLater");
    let when = FakeValue::JsObject(fake.object("when"));
    let args = vec![FakeValue::Number(5.0), when];
    let later = fake.invoke_export_async::<FakeRustObject>(CRATE, &at_later, args);
    let later = fake.run(later).unwrap();
    assert_eq!(fake.get::<f64>(later, "level").unwrap(), 5.0);
    let skipped = fake.invoke_export::<u32>(CRATE, &member("skipped"), ());
    refused(skipped, ErrorCode::UnknownMethod, "skipped");
}

#[test]
fn methods() {
    let fake = FakeJs::new();
    fake.on_async("six", |_| async { Ok(6.0) });
    let gauge = gauge(&fake, 3.0);
    let call = |name, by: f64| fake.invoke_method::<f64>(gauge, name, (by,));
    assert_eq!(call("raiseBy", 4.0).unwrap(), 7.0);
    assert_eq!(call("lowerBy", 3.0).unwrap(), 4.0);
    refused(
        call("lowerBy", 30.0),
        ErrorCode::RustError,
        "30 is more than 4",
    );
    let none = fake.invoke_method::<f64>(gauge, "raiseBy", ());
    refused(
        none,
        ErrorCode::BadArgs,
        "`Gauge.raiseBy` expects 1 argument, received 0",
    );
    let six = || vec![FakeValue::JsObject(fake.object("six"))];
    let raised = fake.run(fake.invoke_method_async::<f64>(gauge, "raiseLater", six()));
    assert_eq!(raised.unwrap(), 10.0);
    let sync = fake.invoke_method::<f64>(gauge, "raiseLater", six());
    refused(sync, ErrorCode::SyncUnsupported, "is async");
    let same: FakeRustObject = fake.invoke_method(gauge, "same", ()).unwrap();
    assert_eq!(same, gauge);
    fake.invoke_method::<()>(gauge, "reset", ()).unwrap();
    assert_eq!(fake.get::<f64>(gauge, "level").unwrap(), 0.0);
}

#[test]
fn getters_and_setters() {
    let fake = FakeJs::new();
    let gauge = gauge(&fake, 3.0);
    assert_eq!(fake.get::<f64>(gauge, "percent").unwrap(), 30.0);
    fake.set(gauge, "percent", 50).unwrap();
    assert_eq!(fake.get::<f64>(gauge, "level").unwrap(), 5.0);
    refused(
        fake.set(gauge, "changes", 1),
        ErrorCode::UnknownMember,
        "changes",
    );
}

#[test]
fn fields() {
    let fake = FakeJs::new();
    let gauge = gauge(&fake, 3.0);
    fake.set(gauge, "level", 4.5).unwrap();
    fake.set(gauge, "displayName", "Druhý").unwrap();
    fake.set(gauge, "note", "two").unwrap();
    fake.set(gauge, "samples", [1, 2]).unwrap();
    fake.set(gauge, "raw", JsBytes::from(vec![9])).unwrap();
    fake.set(gauge, "range", BTreeMap::from([("low", -1), ("high", 1)]))
        .unwrap();
    assert_eq!(fake.get::<f64>(gauge, "level").unwrap(), 4.5);
    assert_eq!(fake.get::<String>(gauge, "displayName").unwrap(), "Druhý");
    let note: Option<String> = fake.get(gauge, "note").unwrap();
    assert_eq!(note.as_deref(), Some("two"));
    assert_eq!(fake.get::<Vec<f64>>(gauge, "samples").unwrap(), [1.0, 2.0]);
    let raw: FakeValue = fake.get(gauge, "raw").unwrap();
    assert_eq!(raw, FakeValue::Bytes(vec![9]));
    let range: BTreeMap<String, f64> = fake.get(gauge, "range").unwrap();
    assert_eq!((range["low"], range["high"]), (-1.0, 1.0));
    let log: FakeRustObject = fake.get(gauge, "log").unwrap();
    let lines: Vec<String> = fake.invoke_method(log, "lines", ()).unwrap();
    assert!(lines.is_empty());
    refused(fake.set(gauge, "id", 8), ErrorCode::UnknownMember, "id");
    refused(
        fake.set(gauge, "hidden", 8),
        ErrorCode::UnknownMember,
        "hidden",
    );
    refused(
        fake.set(gauge, "samples", ["x"]),
        ErrorCode::TypeMismatch,
        "`args[0][0]`",
    );
}
