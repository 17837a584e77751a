//! What `#[js_export]` refuses, and in which words.

use super::assert_refused;

#[test]
fn items() {
    assert_refused(&[
        (
            "#[js_export] enum Answer { Yes }",
            &[
                "`#[js_export]` is for functions, structs and `impl` blocks, not for `enum`, derive serde's traits to send it as a value",
            ],
        ),
        (
            "#[js_export] trait Greet { #[js_export] fn greet(&self); }",
            &[
                "`#[js_export]` is for functions, structs and `impl` blocks, not for `trait`, write it on the `impl` of a struct",
            ],
        ),
        (
            "#[js_export] #[js_export(\"b\")] fn a() {}",
            &["`#[js_export]` stands twice on this item, remove one"],
        ),
        (
            "#[js_export] #[js_invokable] fn a() {}",
            &["`#[js_export]` and `#[js_invokable]` cannot stand on one item, keep one of them"],
        ),
        (
            "#[js_export] fn a();",
            &["an export needs a body, write `#[js_import]` to declare a function of JavaScript"],
        ),
        (
            "#[js_export] fn a(&self) {}",
            &["a method is reached through its block, write `#[js_export]` on the `impl` too"],
        ),
        (
            "#[js_export] fn a<T>(value: T, list: &mut [u8]) {}",
            &[
                "a generic function is not possible, name the concrete types instead of `T`",
                "a change of a `&mut` argument would be lost, take a value or `&` and return the new value",
            ],
        ),
    ]);
}

#[test]
fn structs() {
    assert_refused(&[
        (
            "#[js_export] struct Slot<T> { #[js_export] value: T }",
            &["a generic type cannot be exported, write one for each concrete type"],
        ),
        (
            "#[js_export] struct View<'a> { #[js_export(readonly)] text: &'a str }",
            &["an object that JavaScript holds cannot borrow, write `'static` instead of `'a`"],
        ),
        (
            "#[js_export] struct Text { #[js_export] text: Option<&'static str> }",
            &[
                "what JavaScript assigns is owned, write `readonly`, or an owned type such as `String` instead of this `&`",
            ],
        ),
        (
            "#[js_export] struct Point(#[js_export] f64, f64);",
            &["a field without a name cannot be a property, give it one or remove the mark"],
        ),
        (
            "#[js_export] struct Task { #[js_export] then: u8, #[js_export(\"__proto__\")] a: u8 }",
            &[
                "`then` has a meaning of its own on JavaScript objects, choose another name",
                "`__proto__` has a meaning of its own on JavaScript objects, choose another name",
            ],
        ),
        (
            "#[js_export] struct Pair { #[js_export] a: u8, #[js_export(\"a\")] b: u8, #[js_export(\"a\")] #[cfg(test)] c: u8 }",
            &["the name `a` is taken by `a`, choose another"],
        ),
        (
            "#[js_export] struct Pair { #[js_export] #[js_export] a: u8, #[js_import] b: u8, #[cfg_attr(test, js_export)] c: u8 }",
            &[
                "`#[js_export]` stands twice on this item, remove one",
                "`#[js_export]` and `#[js_import]` cannot stand on one item, keep one of them",
                "`#[js_export]` inside `cfg_attr` is not seen, write it plainly and `#[cfg(…)]` beside it",
            ],
        ),
    ]);
}

#[test]
fn blocks() {
    assert_refused(&[
        (
            "#[js_export] impl<T> Slot<T> { pub fn a(&self) {} }",
            &["a generic type cannot be exported, write one for each concrete type"],
        ),
        (
            "#[js_export] impl Greet for A { pub fn greet(&self) {} }",
            &[
                "the `impl` of a trait cannot be exported, write the functions in one of the type itself",
            ],
        ),
        (
            "#[js_export] impl [u8] { pub fn a(&self) {} }",
            &["this type has no name, write the `impl` for a struct or an enum"],
        ),
        (
            "#[js_export] impl A { fn a(&self) {} #[js_export(skip)] pub fn b(&self) {} }",
            &[
                "no function of this `impl` is exported, write `pub` on each that JavaScript may call",
            ],
        ),
        (
            "#[js_export] impl A { #[js_export] fn a(&self) {} #[js_export(skip)] pub(crate) fn b() {} }",
            &[
                "only `pub` functions are exported, write `pub` or remove the mark",
                "only `pub` functions are exported, write `pub` or remove the mark",
            ],
        ),
        (
            "#[js_export] impl A { pub fn a(self) {} pub fn b(&self, this: &Self) {} pub fn c<T>() {} }",
            &[
                "`self` by value would take the object from JavaScript, write `&self` or `&mut self`",
                "`this` is the object itself, write `RustObjectRef<Self>` or choose another name",
                "a generic function is not possible, name the concrete types instead of `T`",
            ],
        ),
    ]);
}

#[test]
fn members() {
    assert_refused(&[
        (
            "#[js_export] impl A { pub fn dispose(&self) {} #[js_export(\"invokeMethod\")] pub fn a(&self) {} #[js_export(getter)] pub fn constructor(&self) -> u8 { 1 } pub fn prototype() {} #[js_export(\"toJSON\")] pub fn b() {} }",
            &[
                "`dispose` has a meaning of its own on JavaScript objects, choose another name",
                "`invokeMethod` has a meaning of its own on JavaScript objects, choose another name",
                "`constructor` has a meaning of its own on JavaScript objects, choose another name",
                "`prototype` has a meaning of its own on JavaScript objects, choose another name",
            ],
        ),
        (
            "#[js_export] impl A { #[js_export(getter)] pub fn a(&self) -> u8 { 1 } #[js_export(setter)] pub fn set_a(&mut self, a: u8) {} #[js_export(\"a\")] pub fn b(&self) {} #[js_export(\"a\")] pub fn c() {} }",
            &["the name `a` is taken by `a`, choose another"],
        ),
    ]);
}

#[test]
fn constructors() {
    let result = "a constructor gives the object, write `-> Self` or `-> Result<Self, …>`";
    assert_refused(&[
        (
            "#[js_export] impl A { #[js_export(constructor)] pub fn a() -> Self { A } #[js_export(constructor)] pub fn b() -> A { A } }",
            &["a class has one constructor, remove one of the marks"],
        ),
        (
            "#[js_export] impl A { #[js_export(constructor)] pub fn a(&self) -> Self { A } }",
            &["a constructor makes the object, remove `self` or the mark"],
        ),
        (
            "#[js_export] impl A { #[js_export(constructor)] pub async fn a() -> Self { A } }",
            &["a constructor cannot be async, remove `constructor` or `async`"],
        ),
        (
            "#[js_export] impl A { #[js_export(constructor)] pub fn a() {} }",
            &[result],
        ),
        (
            "#[js_export] impl A { #[js_export(constructor)] pub fn a() -> Option<Self> { None } }",
            &[result],
        ),
        (
            "#[js_export] impl A { #[js_export(constructor)] pub fn a() -> Result<u8, Self> { Ok(1) } }",
            &[result],
        ),
    ]);
}

#[test]
fn properties() {
    assert_refused(&[
        (
            "#[js_export] impl A { #[js_export(getter)] pub fn a() -> u8 { 1 } #[js_export(getter)] pub fn b(&mut self) -> u8 { 1 } #[js_export(getter)] pub fn c(&self, js: JsRuntime) -> u8 { 1 } }",
            &[
                "a getter takes `&self` and nothing else, write `fn a(&self) -> …`",
                "a getter takes `&self` and nothing else, write `fn b(&self) -> …`",
                "a getter takes `&self` and nothing else, write `fn c(&self) -> …`",
            ],
        ),
        (
            "#[js_export] impl A { #[js_export(setter)] pub fn a(&self, a: u8) {} #[js_export(setter)] pub fn b(&mut self) {} #[js_export(setter)] pub fn c(&mut self, a: u8, b: u8) {} }",
            &[
                "a setter takes `&mut self` and one value, write `fn a(&mut self, value: …)`",
                "a setter takes `&mut self` and one value, write `fn b(&mut self, value: …)`",
                "a setter takes `&mut self` and one value, write `fn c(&mut self, value: …)`",
            ],
        ),
        (
            "#[js_export] impl A { #[js_export(getter)] pub async fn a(&self) -> u8 { 1 } #[js_export(setter)] pub async fn set_a(&mut self, a: u8) {} }",
            &[
                "a property cannot be async, remove `getter` or `async`",
                "a property cannot be async, remove `setter` or `async`",
            ],
        ),
    ]);
}

#[test]
fn options_of_functions_and_structs() {
    assert_refused(&[
        (
            "#[js_export(\"\")] fn a() {}",
            &["a name cannot be empty, write one between the quotes"],
        ),
        (
            "#[js_export(namespace = \"a..b\")] fn a() {}",
            &["a namespace is names with dots between them, write `\"a.b\"`"],
        ),
        (
            "#[js_export(namespace = a)] struct A;",
            &["a namespace is written in quotes, write `\"…\"`"],
        ),
        (
            "#[js_export(namespace)] struct A;",
            &["`namespace` has no value, write `namespace = \"a.b\"`"],
        ),
        (
            "#[js_export(module = \"a\")] fn a() {}",
            &["an export has no module, write `namespace = \"a.b\"`"],
        ),
        (
            "#[js_export(constructor, rename_all = \"camelCase\", types(A))] fn a() {}",
            &[
                "`constructor` is for the functions of an exported `impl`, remove it",
                "`rename_all` is for blocks, write a name in quotes instead",
                "unknown option `types`, write a name in quotes, `namespace = \"a.b\"` or `crate = my::path`",
            ],
        ),
        (
            "#[js_export(readonly)] struct A { #[js_export(readonly = true, getter, namespace = \"a\", readnly)] a: u8 }",
            &[
                "`readonly` is for the fields of an exported struct, remove it",
                "`readonly` has no value, write it alone",
                "`getter` is for the functions of an exported `impl`, remove it",
                "`namespace` holds for a whole class, put it on the `struct`",
                "unknown option `readnly`, did you mean `readonly`",
            ],
        ),
    ]);
}

#[test]
fn options_of_blocks() {
    assert_refused(&[
        (
            "#[js_export(\"B\", namespace = \"a\")] impl A { pub fn a() {} }",
            &[
                "a class has its name from the `struct`, write it there",
                "`namespace` holds for a whole class, put it on the `struct`",
            ],
        ),
        (
            "#[js_export] impl A { #[js_export(getter, setter)] pub fn a() {} #[js_export(skip, skip)] pub fn b() {} }",
            &[
                "`getter` and `setter` cannot stand together, keep one",
                "`skip` is given twice, remove one",
            ],
        ),
        (
            "#[js_export] impl A { #[js_export(constructor, \"a\")] pub fn a() -> A { A } #[js_export(\"b\", skip)] pub fn b() {} #[js_export = \"c\"] pub fn c() {} }",
            &[
                "a constructor goes by the name of its class, remove the name",
                "a function that is not exported has no name, remove it",
                "a name stands in parentheses, write `(\"…\")`",
            ],
        ),
        (
            "#[js_export] impl A { #[js_export(static, crate = x, readonly)] pub fn a() {} }",
            &[
                "unknown option `static`, write a name in quotes, `constructor`, `getter`, `setter` or `skip`",
                "`crate` holds for a whole block, put it on the `impl`",
                "`readonly` is for the fields of an exported struct, remove it",
            ],
        ),
    ]);
}
