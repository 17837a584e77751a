//! What `#[js_import]` refuses, and in which words.

use super::{assert_refused, pretty};

#[test]
fn items() {
    assert_refused(&[
        (
            "#[js_import] enum Answer {}",
            &[
                "`#[js_import]` is for functions without a body and `extern \"js\"` blocks, not for `enum`",
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
        ("#[js_import(\"\")] fn a();", &["a name cannot be empty"]),
        (
            "#[js_import(module = \"\")] fn a();",
            &["a module's name cannot be empty"],
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
            "#[js_import(\"Chart\", constructor)] fn a();",
            &[
                "unknown option `constructor`, write a name in quotes or `module = \"…\"` or `crate = my::path`",
            ],
        ),
        (
            "#[js_import(rename_all = \"camelCase\")] fn a();",
            &["`rename_all` is for blocks, write a name in quotes instead"],
        ),
        (
            "#[js_import(\"name\", module = \"m\", module = \"n\")] extern \"js\" { #[js_import(module = \"m\", getter)] fn a(); }",
            &[
                "a name belongs on a function, not on its `extern` block",
                "`module` is given twice, remove one",
                "`module` holds for a whole block, put it on the `extern`",
                "unknown option `getter`, write a name in quotes",
            ],
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
