//! What `typescript::declarations` says about a program, and about what it cannot say.
#![allow(clippy::needless_pass_by_value, clippy::unnecessary_wraps)] // the signatures are what is tested

use std::collections::{BTreeMap, HashMap};

use interop_runtime::prelude::*;
use interop_runtime::typescript::{Declarations, declarations};
use serde::{Deserialize, Serialize};

const CRATE: &str = "interop-runtime";

/// Without a declaration.
#[derive(Serialize, Deserialize)]
struct Plain {
    id: u32,
}

#[js_invokable]
fn of_plain(first: Plain, more: Vec<Plain>) -> Plain {
    Plain {
        id: first.id + more.into_iter().map(|plain| plain.id).sum::<u32>(),
    }
}

mod other {
    //! Another type of the same name.

    use interop_runtime::prelude::*;

    #[derive(serde::Serialize, TS)]
    pub(super) struct Twin {
        pub(super) b: bool,
    }
}

#[derive(Serialize, TS)]
struct Twin {
    a: bool,
}

#[js_invokable]
fn twins() -> (Twin, other::Twin) {
    (Twin { a: true }, other::Twin { b: true })
}

/// A name that the declarations use themselves.
#[derive(Serialize, TS)]
struct Map {
    width: f64,
}

#[js_invokable]
fn draw_map() -> Map {
    Map { width: 1.0 }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
enum Key {
    FirstOne,
    SecondOne,
}

#[derive(Serialize, Deserialize, TS)]
struct Everything<T> {
    /// Of whatever type.
    value: T,
    by_text: HashMap<String, T>,
    by_number: BTreeMap<u8, Option<T>>,
    by_key: BTreeMap<Key, f64>,
    always: JsMap<String, JsBigInt<u64>>,
    wide: (u64, i128, usize),
    bytes: JsBytes,
    list: Vec<u8>,
    array: JsTypedArray<i16>,
    at: Option<JsDate>,
    unit: (),
}

#[js_invokable]
fn everything(all: Everything<String>) -> Everything<String> {
    all
}

/// Made of itself, and borrowed.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
struct Tree<'a, T = i32> {
    r#type: &'a str,
    sub_trees: Vec<Tree<'a, T>>,
    #[serde(flatten)]
    more: Leaf<T>,
}

#[derive(Serialize, TS)]
#[ts(crate = interop_runtime, rename = "TreeLeaf")]
struct Leaf<T> {
    #[ts(type = "`#${string}`")]
    color: String,
    weight: T,
}

#[js_invokable]
fn tree() -> Tree<'static> {
    let more = Leaf {
        color: String::new(),
        weight: 0,
    };
    Tree {
        r#type: "",
        sub_trees: Vec::new(),
        more,
    }
}

#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all_fields = "camelCase")]
enum Shape {
    Dot,
    Line { from_x: f64, to_x: f64 },
}

#[js_invokable]
fn shapes() -> Vec<Shape> {
    let line = Shape::Line {
        from_x: 0.0,
        to_x: 1.0,
    };
    vec![Shape::Dot, line]
}

struct Counter(i32);

trait Count {
    type Number;
    fn next(&mut self) -> Self::Number;
}

#[js_invokable]
impl Count for Counter {
    type Number = i32;
    #[js_invokable]
    fn next(&mut self) -> Self::Number {
        self.0 += 1;
        self.0
    }
}

/// Ends a comment: */ does not.
///
/// * a list
#[js_invokable]
fn parameters(
    js: JsRuntime,
    first: Option<&str>,
    r#in: &[u8],
    function: JsObjectRef,
    last: Option<Vec<u8>>,
) -> Result<Option<RustObjectRef<Counter>>, InteropError> {
    let _ = (js, first, r#in, function, last);
    Ok(Some(RustObjectRef::new(Counter(0))))
}

#[js_invokable]
fn opaque(handle: RustObjectRef<Plain>) -> JsCallback {
    JsCallback::new(move || handle.is_disposed())
}

fn has(declarations: &Declarations, text: &str) {
    let all = declarations.text();
    let (_, own) = all
        .split_once("export {};")
        .expect("what is common comes first");
    assert!(own.contains(text), "{text}\nis not in\n{own}");
}

fn remark<'a>(declarations: &'a Declarations, about: &str) -> &'a str {
    let mut remarks = declarations.remarks().iter();
    let found = remarks.find(|remark| remark.starts_with(about));
    found.unwrap_or_else(|| panic!("no remark about {about} in {:?}", declarations.remarks()))
}

#[test]
fn a_type_without_a_declaration_is_unknown_and_named_with_its_places_and_the_remedy() {
    let declarations = declarations();
    has(
        &declarations,
        r#"identifier: "of_plain", first: unknown, more: unknown): unknown;"#,
    );
    let text = remark(&declarations, "`typescript::Plain`");
    assert!(text.contains("parameter `first` of `interop-runtime.of_plain` at interop-runtime/tests/typescript.rs:"), "{text}");
    assert!(
        text.contains("and in 1 more place;")
            && text.ends_with("write `#[derive(TS)]` on what is your own in it"),
        "{text}"
    );
    let list = remark(&declarations, "`alloc::vec::Vec<typescript::Plain>`");
    assert!(list.contains("parameter `more`"), "{list}");
}

#[test]
fn names_that_two_want_are_told() {
    let declarations = declarations();
    let twins = declarations
        .remarks()
        .iter()
        .find(|remark| remark.contains("Twin"));
    let twins = twins.expect("two types are called `Twin`");
    assert!(
        twins.contains("are both called `Twin`") && twins.contains("#[ts(rename = \"…\")]"),
        "{twins}"
    );
    let map = remark(&declarations, "`typescript::Map`");
    assert!(map.contains("cannot be called `Map`"), "{map}");
}

#[test]
fn every_type_is_what_crosses() {
    let declarations = declarations();
    let fields = [
        "value: T",
        "by_text: { [key in string]: T }",
        "by_number: MapOf<number, T | null>",
        "by_key: MapOf<Key, number>",
        "always: Map<string, bigint>",
        "wide: [number, number, number]",
        "bytes: Uint8Array",
        "list: Array<number>",
        "array: Int16Array",
        "at: Date | null",
        "unit: undefined",
    ];
    for field in fields {
        has(&declarations, field);
    }
    has(&declarations, "export type Everything<T> = {");
    has(
        &declarations,
        "all: Everything<string>): Everything<string>;",
    );
    has(
        &declarations,
        r#"export type Key = "firstOne" | "secondOne";"#,
    );
}

#[test]
fn types_of_every_kind() {
    let declarations = declarations();
    let tree = "export type Tree<T = number> = { type: string, subTrees: Array<Tree<T>>, color: `#${string}`, weight: T, };";
    has(&declarations, tree);
    has(&declarations, r#"identifier: "tree"): Tree<number>;"#);
    let shape = r#"export type Shape = { "kind": "Dot" } | { "kind": "Line", fromX: number, toX: number, };"#;
    has(&declarations, shape);
}

#[test]
fn parameters_and_results() {
    let declarations = declarations();
    let signature = "first: string | null | undefined, in_: Uint8Array, function_: object, last?: Uint8Array | null): CounterRef | null;";
    has(&declarations, signature);
    has(
        &declarations,
        "  /**\n   * Ends a comment: *\\/ does not.\n   *\n   * * a list\n   */\n",
    );
    has(
        &declarations,
        r#"identifier: "opaque", handle: RustObjectRef<"Plain">): JsCallback;"#,
    );
    // The associated type of a trait has no name where the declarations are made.
    has(&declarations, r#"(identifier: "next"): unknown;"#);
}

#[test]
fn it_is_the_same_each_time() {
    assert_eq!(declarations().text(), declarations().text());
    let crates = format!("readonly {CRATE:?}: {{");
    has(&declarations(), &crates);
    assert!(!format!("{}", declarations()).contains("Dummy"));
}
