//! What `#[js_import]` refuses, and in which words.

use super::{assert_refused, pretty};

#[test]
fn items() {
    assert_refused(&[
        (
            "#[js_import] enum Answer {}",
            &[
                "`#[js_import]` is for functions without a body and `extern \"js\"` blocks, not for `enum`, remove the attribute",
            ],
        ),
        (
            "#[js_import] #[js_import(\"b\")] fn a();",
            &["`#[js_import]` stands twice on this item, remove one"],
        ),
        (
            "#[js_import] fn a() { 1 }",
            &["the body of an import is in JavaScript, write `;` instead of the body"],
        ),
    ]);
}

#[test]
fn signatures() {
    assert_refused(&[
        (
            "#[js_import] fn a(&self, b: u8);",
            &["an import has no `self`, write a parameter with a name and a type"],
        ),
        (
            "#[js_import] async fn a();",
            &[
                "an async import needs a result, write `-> Result<(), InteropError>`, or drop `async`",
            ],
        ),
        (
            "#[js_import] fn a(b: Option<&str>) -> Result<&str, InteropError>;",
            &[
                "what comes from JavaScript is owned, write an owned type such as `String` instead of this `&`",
            ],
        ),
        (
            "#[js_import] const fn a();",
            &["an import does not run at compile time, remove `const`"],
        ),
        (
            "#[js_import] fn a<'a, T: Serialize>(mut value: &'a T, (x, y): (u8, u8));",
            &[
                "a generic function is not possible, name the concrete types instead of `T`",
                "an import only passes its arguments on, remove `mut`",
                "a parameter needs a plain name, write `name: Type`",
            ],
        ),
        (
            "#[js_import] unsafe extern \"C\" fn a(list: &mut [u8], rest: ...);",
            &[
                "a call into JavaScript is safe, remove `unsafe`",
                "the attribute chooses how the function is called, remove `extern`",
                "`...` cannot cross, take a `Vec` instead",
                "a change of a `&mut` argument would be lost, take a value or `&` and return the new value",
            ],
        ),
        (
            "#[js_import] fn a(value: impl Serialize) -> impl Future<Output = u8>;",
            &[
                "`impl Trait` cannot cross, name the concrete type",
                "`impl Future` cannot be a result, write `async fn` instead",
            ],
        ),
    ]);
}

#[test]
fn blocks() {
    assert_refused(&[
        (
            "#[js_import] extern \"C\" { fn a(); }",
            &["unknown ABI `\"C\"`, write `extern \"js\"`"],
        ),
        (
            "#[js_import] unsafe extern { safe fn a(); }",
            &[
                "a call into JavaScript is safe, remove `unsafe`",
                "the ABI is missing, write `extern \"js\"`",
                "a call into JavaScript is always safe, remove `safe`",
            ],
        ),
        (
            "#[js_import] extern \"js\" { static A: u8; type B; c!(); fn d() {} }",
            &[
                "only functions can be imported, write one instead of this item",
                "only functions can be imported, write one instead of this item",
                "only functions can be imported, write one instead of this item",
                "the body of an import is in JavaScript, write `;` instead of the body",
            ],
        ),
    ]);
}

#[test]
fn members() {
    assert_refused(&[
        (
            "#[js_import] extern \"js\" { #[js_import] #[js_import] fn a(); }",
            &["`#[js_import]` stands twice on this item, remove one"],
        ),
        (
            "#[js_import] extern \"js\" { #[js_invokable] fn a(); }",
            &["`#[js_import]` and `#[js_invokable]` cannot stand on one item, keep one of them"],
        ),
        (
            "#[js_import] #[cfg_attr(test, js_import(\"b\"))] #[cfg_attr(test, doc = \"no js_import\")] fn a();",
            &[
                "`#[js_import]` inside `cfg_attr` is not seen, write it plainly and `#[cfg(…)]` beside it",
            ],
        ),
        (
            "#[js_import] extern \"js\" { #[cfg_attr(test, js_import(\"b\"))] fn a(); }",
            &[
                "`#[js_import]` inside `cfg_attr` is not seen, write it plainly and `#[cfg(…)]` beside it",
            ],
        ),
    ]);
}

#[test]
fn options() {
    assert_refused(&[
        (
            "#[js_import(\"\")] fn a();",
            &["a name cannot be empty, write one between the quotes"],
        ),
        (
            "#[js_import(module = \"\")] fn a();",
            &["a module's name cannot be empty, write one between the quotes"],
        ),
        (
            "#[js_import(module = m)] fn a();",
            &["a module's name is written in quotes, write `\"…\"`"],
        ),
        (
            "#[js_import(module = )] fn a();",
            &["`module` has no value, write `module = \"…\"`"],
        ),
        (
            "#[js_import(modul = \"m\")] fn a();",
            &["unknown option `modul`, did you mean `module`"],
        ),
        (
            "#[js_import(rename_all = \"camelCase\")] fn a();",
            &["`rename_all` is for blocks, write a name in quotes instead"],
        ),
        (
            "#[js_import(\"name\", module = \"m\", module = \"n\")] extern \"js\" { #[js_import(module = \"m\", skip)] fn a(); }",
            &[
                "a name is for one function, remove it from the `extern` block",
                "`module` is given twice, remove one",
                "`module` holds for a whole block, put it on the `extern`",
                "unknown option `skip`, write a name in quotes, `constructor`, `getter`, `setter` or `method`",
            ],
        ),
    ]);
}

#[test]
fn kinds() {
    assert_refused(&[
        (
            "#[js_import(method)] fn a(b: &JsObjectRef, this: &JsObjectRef);",
            &["`this` is the object and no argument, write it as the first parameter"],
        ),
        (
            "#[js_import(method)] fn a(b: u8);",
            &[
                "a method needs the object it is called on, write `this: &JsObjectRef` as its first parameter",
            ],
        ),
        (
            "#[js_import(getter)] async fn a(this: &JsObjectRef, b: u8);",
            &[
                "a getter has no parameters besides `this`, remove it or drop `getter`",
                "a getter needs a result, write `-> Result<String, InteropError>` with the type of the property",
            ],
        ),
        (
            "#[js_import(setter)] fn a(b: u8, c: u8);",
            &["a setter has one parameter besides `this`, remove this one"],
        ),
        (
            "#[js_import(setter)] fn a(this: &JsObjectRef);",
            &[
                "a setter needs the value to set, write one parameter besides `this` such as `value: &str`",
            ],
        ),
        (
            "#[js_import(constructor, getter)] fn a();",
            &["`constructor` and `getter` cannot stand together, keep one"],
        ),
        (
            "#[js_import(constructor)] fn a();",
            &["a constructor needs a result, write `-> Result<JsObjectRef, InteropError>`"],
        ),
        (
            "#[js_import(setter, module = \"node:fs\")] fn set_a(b: u8);",
            &[
                "what a module exports cannot be set from outside, import a function that sets it, or name a property as in `\"settings.theme\"`",
            ],
        ),
        (
            "#[js_import(method, module = \"m\")] fn a(this: &JsObjectRef);",
            &["the name is looked up on `this`, remove `module`"],
        ),
        (
            "#[js_import(method)] extern \"js\" { fn a(); }",
            &["`method` is for a function, put it on one inside of the block"],
        ),
    ]);
}

#[test]
fn files() {
    let safe = "the name of a file becomes part of a URL, rename it with letters, digits, `-`, `_` and `.` only";
    assert_refused(&[
        (
            "#[js_import(file = \"/Cargo.toml\")] fn a();",
            &[
                "`file` needs the name under which it is known, write `module = \"my-lib/greeter\"` beside it",
            ],
        ),
        (
            "#[js_import(module = \"../m.js\", file = \"js/m.js\")] fn a();",
            &[
                "`file` says already where the module is, write a name such as `\"my-lib/greeter\"` instead of this specifier",
                "a file is given from the root of its crate, write `file = \"/js/m.js\"`",
            ],
        ),
        (
            "#[js_import(module = \"m\", file = \"/js/m.js\")] fn a();",
            &[
                "this crate has no file `/js/m.js`, add it or correct the path, which starts at the folder of Cargo.toml",
            ],
        ),
        (
            "#[js_import(module = \"m\", file = \"/../m.js\")] fn a();",
            &["a file lies inside of its crate, remove `..`"],
        ),
        (
            "#[js_import(module = \"m\", file = \"/a b.js\")] fn a();",
            &[safe],
        ),
        (
            "#[js_import(module = \"m\", file = \"/a?.js\")] fn a();",
            &[safe],
        ),
        (
            "#[js_import(module = \"m\")] extern \"js\" { #[js_import(file = \"/m.js\")] fn a(); }",
            &["`file` holds for a whole block, put it on the `extern`"],
        ),
    ]);
}

#[test]
fn a_failed_import_keeps_its_signature() {
    let survived = pretty("#[js_import] pub async fn a(&self, b: &str);");
    assert!(
        survived.contains("pub async fn a(b: &str) {\n    ::core::unreachable!()"),
        "{survived}"
    );
}
