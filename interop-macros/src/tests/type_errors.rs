//! Types that no signature can have, and what to write instead.

use super::assert_refused;

const ARRIVES: &str =
    "a function of JavaScript arrives as a `JsObjectRef`, write that and use its `call`";
const LEAVES: &str = "a closure goes to JavaScript as a `JsCallback`, write that instead";
const DYN: &str = "`dyn Trait` cannot cross, name the concrete type";

#[test]
fn functions_and_closures() {
    assert_refused(&[
        (
            "#[js_invokable] fn a(b: JsCallback, c: &dyn Fn(), d: Option<fn(u8)>, e: impl FnMut()) {}",
            &[ARRIVES, ARRIVES, ARRIVES, ARRIVES],
        ),
        ("#[js_invokable] fn a() -> impl Fn() { || {} }", &[LEAVES]),
        (
            "#[js_import] fn a(b: &dyn Fn(), c: JsCallback) -> Result<JsCallback, InteropError>;",
            &[LEAVES, ARRIVES],
        ),
    ]);
}

#[test]
fn trait_objects_and_futures() {
    assert_refused(&[
        (
            "#[js_invokable] fn a(b: &dyn Display, c: RustObjectRef<Box<dyn Display>>) -> Result<(), Box<dyn Error>> {}",
            &[DYN],
        ),
        (
            "#[js_invokable] fn a() -> Pin<Box<dyn Future<Output = u8>>> {}",
            &["`dyn Future` cannot be a result, write `async fn` instead"],
        ),
        (
            "#[js_export] struct A { #[js_export] a: Box<dyn Display>, #[js_export] b: fn(), c: fn() }",
            &[DYN, LEAVES],
        ),
        (
            "#[js_invokable] impl A { #[js_invokable] fn a(&'static self) {} }",
            &["the object is borrowed for the length of a call, remove `'static`"],
        ),
        (
            "#[js_invokable] fn a() -> ! { loop {} }",
            &["a function that never returns has no result, remove `-> !`"],
        ),
    ]);
}

#[test]
fn the_runtime() {
    assert_refused(&[
        (
            "#[js_invokable] fn a(js: JsRuntime, b: u8, other: &JsRuntime, last: interop_runtime::JsRuntime) {}",
            &[
                "the runtime is supplied already, remove this parameter and use `js`",
                "the runtime is supplied already, remove this parameter and use `js`",
            ],
        ),
        (
            "#[js_import] fn a(js: JsRuntime);",
            &["an import finds the runtime by itself, remove this parameter"],
        ),
    ]);
}

#[test]
fn marks_of_another_block() {
    let other = |this, other| {
        format!(
            "`#[{other}]` has no meaning in a block of `#[{this}]`, move the function into an `impl` with `#[{other}]`"
        )
    };
    assert_refused(&[
        (
            "#[js_invokable] impl A { #[js_export] pub fn a(&self) {} }",
            &[&other("js_invokable", "js_export")],
        ),
        (
            "#[js_export] impl A { #[js_invokable] pub fn a(&self) {} }",
            &[&other("js_export", "js_invokable")],
        ),
    ]);
}
