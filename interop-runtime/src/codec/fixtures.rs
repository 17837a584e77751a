//! The wire fixtures: messages that both halves of the codec must write and read to the byte.
//!
//! `interop-tests/wire/fixtures.json` holds them; the JavaScript half reads the same file in
//! `interop-tests/js/unit/fixtures.test.mjs`. After a deliberate change of the format run this test
//! with `BLESS_WIRE_FIXTURES=1` and look at the difference.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tests::Loop;
use super::{JsBytes, Message};

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Fixture {
    /// The value as a JavaScript expression.
    js: String,
    /// The message, in hexadecimal digits.
    message: String,
}

#[derive(Serialize)]
struct Point {
    x: f64,
    y: f64,
}

#[derive(Serialize)]
struct Person {
    name: &'static str,
    email: Option<&'static str>,
    points: Vec<Point>,
    scores: Vec<i32>,
}

#[derive(Serialize)]
enum Shape {
    Empty,
    Circle(f64),
}

fn hex(message: &Message) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).expect("below 16");
    let bytes = message.bytes().iter();
    bytes
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// The value in JavaScript, and the message that this half writes for it on a new connection.
fn fixture(js: &str, value: impl Serialize) -> Fixture {
    let message = Loop::new()
        .encode(&value)
        .expect("a fixture can be encoded");
    Fixture {
        js: js.to_owned(),
        message: hex(&message),
    }
}

fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

fn both_ways() -> Vec<Fixture> {
    let long = "0123456789abcdef".repeat(17);
    vec![
        fixture("undefined", ()),
        fixture("null", None::<i32>),
        fixture("true", true),
        fixture("false", false),
        fixture("0", 0),
        fixture("-0", -0.0),
        fixture("NaN", f64::NAN),
        fixture("1.5", 1.5),
        fixture("-9007199254740991", -9_007_199_254_740_991_i64),
        fixture("''", ""),
        fixture("'Amy Pond'", "Amy Pond"),
        fixture("'\\u{feff}kůň 🦀\\0'", "\u{feff}kůň 🦀\0"),
        fixture("'0123456789abcdef'.repeat(17)", &long),
        fixture("'ž'.repeat(256)", "ž".repeat(256)),
        fixture("'ž'.repeat(257)", "ž".repeat(257)),
        fixture("[]", Vec::<i32>::new()),
        fixture("[1, 2, 3]", [1, 2, 3]),
        fixture("[1, null, 'two', [true]]", (1, None::<i32>, "two", [true])),
        fixture("['a', '', 'ž']", ["a", "", "ž"]),
        fixture("({x: 1, y: 2})", point(1.0, 2.0)),
        fixture(
            "[{x: 1, y: 2}, {x: 3, y: 4}]",
            [point(1.0, 2.0), point(3.0, 4.0)],
        ),
        fixture(
            "['Empty', {Circle: 1.5}]",
            [Shape::Empty, Shape::Circle(1.5)],
        ),
        fixture("({})", BTreeMap::<String, i32>::new()),
        fixture(
            "new Map([[1, 'one'], [2, 'two']])",
            BTreeMap::from([(1, "one"), (2, "two")]),
        ),
        fixture("new Uint8Array([1, 5, 7])", JsBytes::from(vec![1, 5, 7])),
        fixture("new Uint8Array(0)", JsBytes::default()),
        fixture(
            "[new Uint8Array(9), 'end']",
            (JsBytes::from(vec![0; 9]), "end"),
        ),
    ]
}

/// What JavaScript writes differently: it has no types to go by, and numbers the shape of an outer
/// object before those of the inner ones.
fn only_read_by_javascript() -> Vec<Fixture> {
    let person = Person {
        name: "Žofie",
        email: None,
        points: vec![point(1.0, -0.0), point(0.5, f64::INFINITY)],
        scores: vec![1, -2, 3],
    };
    vec![
        fixture(
            "({name: 'Žofie', email: null, points: [{x: 1, y: -0}, {x: 0.5, y: Infinity}], scores: [1, -2, 3]})",
            person,
        ),
        fixture(
            "JSON.parse('{\"__proto__\": 1, \"a\": 2, \"then\": 3}')",
            BTreeMap::from([("__proto__", 1), ("a", 2), ("then", 3)]),
        ),
    ]
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Fixtures {
    both_ways: Vec<Fixture>,
    only_read_by_javascript: Vec<Fixture>,
}

#[test]
fn the_messages_are_those_of_the_fixtures() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../interop-tests/wire/fixtures.json"
    );
    let now = Fixtures {
        both_ways: both_ways(),
        only_read_by_javascript: only_read_by_javascript(),
    };
    if std::env::var_os("BLESS_WIRE_FIXTURES").is_some() {
        let text = serde_json::to_string_pretty(&now).expect("fixtures are plain data");
        std::fs::write(path, text + "\n").expect("the folder of the fixtures exists");
    }
    let text = std::fs::read_to_string(path).expect("the fixtures are there");
    let kept: Fixtures = serde_json::from_str(&text).expect("the fixtures are JSON");
    assert_eq!(now, kept);
}
