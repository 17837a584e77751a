//! Names that the attributes refuse, and in which words.

use super::assert_refused;

#[test]
fn of_imports() {
    let part = "a part of this name is empty, write names with dots between them such as `\"console.log\"`";
    let refused = |part| {
        format!(
            "`{part}` cannot be part of a name, as any code could be reached through it, import a function of your own"
        )
    };
    assert_refused(&[
        ("#[js_import(\"a..b\")] fn a();", &[part]),
        ("#[js_import(\".\")] fn a();", &[part]),
        (
            "#[js_import(\"a.__proto__.eval\")] fn a();",
            &[&refused("__proto__"), &refused("eval")],
        ),
        (
            "#[js_import] extern \"js\" { #[js_import(method)] fn constructor(this: &JsObjectRef); }",
            &[&refused("constructor")],
        ),
        (
            "#[js_import(module = \" m\")] fn a();",
            &["a module's name cannot begin or end with a space, remove it"],
        ),
        (
            "#[js_import(\"  \")] fn a();",
            &["a name cannot be empty, write one between the quotes"],
        ),
    ]);
}

#[test]
fn of_methods() {
    let message = |name| {
        format!(
            "`{name}` has a meaning of its own on JavaScript objects, choose another identifier"
        )
    };
    assert_refused(&[(
        "#[js_invokable] impl A { #[js_invokable(\"__proto__\")] fn a(&self) {} #[js_invokable] fn constructor(&self) {} #[js_invokable] fn prototype(&self) {} #[js_invokable] fn then() {} }",
        &[&message("__proto__"), &message("constructor")],
    )]);
}

#[test]
fn of_exports() {
    let message = |name| {
        format!("`{name}` has a meaning of its own on JavaScript objects, choose another name")
    };
    let dot = "a dot would be part of the name, write what stands before it as `namespace = \"…\"`";
    assert_refused(&[
        ("#[js_export] fn then() {}", &[&message("then")]),
        (
            "#[js_export(\"__proto__\")] struct A;",
            &[&message("__proto__")],
        ),
        (
            "#[js_export(namespace = \"a.then\")] struct A;",
            &[&message("then")],
        ),
        ("#[js_export(\"a.b\")] fn a() {}", &[dot]),
    ]);
}

/// What a mistake in the options hides is not judged.
#[test]
fn of_broken_options() {
    assert_refused(&[
        (
            "#[js_export] impl A { #[js_export(geter)] pub fn then(&self) {} #[js_export(skp)] pub fn b<T>() {} }",
            &[
                "unknown option `geter`, did you mean `getter`",
                "unknown option `skp`, did you mean `skip`",
            ],
        ),
        (
            "#[js_invokable(types = Slot<i32>)] impl<T> Slot<T> { #[js_invokable] fn a(&self) {} }",
            &["`types` takes a list of types, write `types(Slot<i32>, …)`"],
        ),
        (
            "#[js_import(modul = \"m\", file = \"/Cargo.toml\")] fn a();",
            &["unknown option `modul`, did you mean `module`"],
        ),
        (
            "#[js_invokable(\"a\" \"b\",, oops)] fn a<T>(t: T) {}",
            &[
                "something follows this, write a comma between them",
                "nothing stands before this comma, remove it",
                "unknown option `oops`, write an identifier in quotes or `crate = my::path`",
                "a generic function is not possible, name the concrete types instead of `T`",
            ],
        ),
    ]);
}
