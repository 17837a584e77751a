//! What `#[js_invokable]` refuses, and in which words.

use super::assert_refused;

#[test]
fn items() {
    assert_refused(&[
        (
            "#[js_invokable] pub struct Point { x: f64 }",
            &[
                "`#[js_invokable]` is for functions and `impl` blocks, not for `struct`, write it on an `impl` of the type",
            ],
        ),
        (
            "#[js_invokable] mod pages {}",
            &[
                "`#[js_invokable]` is for functions and `impl` blocks, not for `mod`, write it on the functions inside",
            ],
        ),
        (
            "#[js_invokable] trait Greet { #[js_invokable] fn greet(&self); }",
            &[
                "`#[js_invokable]` is for functions and `impl` blocks, not for `trait`, write it on an `impl` of the trait",
            ],
        ),
        (
            "#[js_invokable] const LIMIT: u32 = 1;",
            &[
                "`#[js_invokable]` is for functions and `impl` blocks, not for `const`, remove the attribute",
            ],
        ),
        (
            "#[js_invokable] #[js_invokable(\"b\")] fn a() {}",
            &["`#[js_invokable]` stands twice on this item, remove one"],
        ),
        (
            "#[js_invokable] #[js_import] fn a();",
            &["`#[js_invokable]` and `#[js_import]` cannot stand on one item, keep one of them"],
        ),
        (
            "#[js_invokable] fn a();",
            &[
                "an invokable needs a body, write `#[js_import]` to declare a function of JavaScript",
            ],
        ),
    ]);
}

#[test]
fn lone_methods() {
    let message =
        "a method is reached through its block, write `#[js_invokable]` on the `impl` too";
    assert_refused(&[
        ("#[js_invokable] fn get(&self) -> u8 { 1 }", &[message]),
        ("#[js_invokable] fn get(self: Rc<Self>) {}", &[message]),
        ("#[js_invokable] fn make() -> Self { Self }", &[message]),
        ("#[js_invokable] fn declared(&self);", &[message]),
    ]);
}

#[test]
fn signatures() {
    assert_refused(&[
        (
            "#[js_invokable] fn a<T, const N: usize>(t: [T; N]) {}",
            &[
                "a generic function is not possible, name the concrete types instead of `T`",
                "a generic function is not possible, name the concrete values instead of `N`",
            ],
        ),
        (
            "#[js_invokable] fn a<'a>(t: &'a str) {}",
            &["a named lifetime is not possible, remove `'a` and write plain `&`"],
        ),
        (
            "#[js_invokable] fn a(t: &'static str) {}",
            &["an argument lives as long as its call, remove `'static`"],
        ),
        (
            "#[js_invokable] fn a(t: Option<Vec<&str>>, u: &[(u8, &str)], v: [u8; A & B]) -> Vec<&str> {}",
            &[
                "only a whole argument can be borrowed, write an owned type such as `String` instead of this `&`",
                "only a whole argument can be borrowed, write an owned type such as `String` instead of this `&`",
            ],
        ),
        (
            "#[js_invokable] fn a(t: Option<impl Display>) -> impl Display { t }",
            &[
                "`impl Trait` cannot cross, name the concrete type",
                "`impl Trait` cannot cross, name the concrete type",
            ],
        ),
        (
            "#[js_invokable] fn a() -> impl Future<Output = u8> { async { 1 } }",
            &["`impl Future` cannot be a result, write `async fn` instead"],
        ),
        (
            "#[js_invokable] unsafe extern \"C\" fn a(rest: ...) {}",
            &[
                "an `unsafe` function cannot be called by JavaScript, write a safe one around it",
                "the attribute chooses how the function is called, remove `extern`",
                "`...` cannot cross, take a `Vec` instead",
            ],
        ),
        (
            "#[js_invokable] fn a((x, y): (u8, u8), _: u8, mut kept: u8) {}",
            &[
                "a parameter needs a plain name, take it apart in the body",
                "a parameter needs a plain name, take it apart in the body",
            ],
        ),
        (
            "#[js_invokable] fn a(list: &mut [u8], text: &mut str, #[cfg(test)] b: u8, kept: &mut Vec<u8>) {}",
            &[
                "a change of a `&mut` argument would be lost, take a value or `&` and return the new value",
                "a change of a `&mut` argument would be lost, take a value or `&` and return the new value",
                "a parameter cannot have a condition, put `#[cfg]` on two versions of the function",
            ],
        ),
        (
            "#[js_invokable] fn a(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, j: u8, k: u8, l: u8, m: u8) {}",
            &["at most 12 parameters can cross, put the others into a struct"],
        ),
    ]);
}

#[test]
fn blocks() {
    assert_refused(&[
        (
            "#[js_invokable] impl A { pub fn a(&self) {} }",
            &[
                "no method of this `impl` is marked, write `#[js_invokable]` on each that JavaScript may call",
            ],
        ),
        (
            "#[js_invokable] impl Greet for &str { #[js_invokable] fn a(&self) {} }",
            &["this type has no name, write the `impl` for a struct or an enum"],
        ),
        (
            "#[js_invokable] impl A { #[js_invokable] fn a(self) {} #[js_invokable] fn b(self: Rc<Self>) {} }",
            &[
                "`self` by value would take the object from JavaScript, write `&self` or `&mut self`",
                "`self` with a type is not possible, write `&self` or `&mut self`",
            ],
        ),
        (
            "#[js_invokable] impl A { #[js_invokable] fn a(&self) {} #[js_invokable(\"a\")] fn b(&self) {} }",
            &["the identifier `a` is taken by `a`, choose another"],
        ),
        (
            "#[js_invokable] impl A { #[js_invokable] fn then(&self) {} #[js_invokable(\"toJSON\")] fn b(&self) {} #[js_invokable] fn dispose() {} }",
            &[
                "`then` has a meaning of its own on JavaScript objects, choose another identifier",
                "`toJSON` has a meaning of its own on JavaScript objects, choose another identifier",
            ],
        ),
        (
            "#[js_invokable] impl A { #[js_invokable] #[js_invokable] fn a(&self) {} }",
            &["`#[js_invokable]` stands twice on this item, remove one"],
        ),
        (
            "#[js_invokable] impl A { #[cfg_attr(test, js_invokable)] fn a(&self) {} }",
            &[
                "`#[js_invokable]` inside `cfg_attr` is not seen, write it plainly and `#[cfg(…)]` beside it",
            ],
        ),
    ]);
}

#[test]
fn options() {
    assert_refused(&[
        (
            "#[js_invokable(\"\")] fn a() {}",
            &["an identifier cannot be empty, write one between the quotes"],
        ),
        (
            "#[js_invokable(42)] fn a() {}",
            &["an identifier is written in quotes, write `\"…\"`"],
        ),
        (
            "#[js_invokable(\"a\", \"b\",)] fn a() {}",
            &["an identifier is given twice, remove one"],
        ),
        (
            "#[js_invokable(crat = x)] fn a() {}",
            &["unknown option `crat`, did you mean `crate`"],
        ),
        (
            "#[js_invokable(name = \"b\")] fn a() {}",
            &["unknown option `name`, write an identifier in quotes or `crate = my::path`"],
        ),
        (
            "#[js_invokable(crate)] fn a() {}",
            &["`crate` has no value, write `crate = my::path`"],
        ),
        (
            "#[js_invokable(crate = \"x\")] fn a() {}",
            &["`crate` takes a path without quotes, write `crate = my::path`"],
        ),
        (
            "#[js_invokable(crate = a, crate = b)] fn a() {}",
            &["`crate` is given twice, remove one"],
        ),
        (
            "#[js_invokable(module = \"m\")] fn a() {}",
            &["an invokable has no module, remove `module`"],
        ),
        (
            "#[js_invokable(rename_all = \"camelCase\")] fn a() {}",
            &["`rename_all` is for blocks, write an identifier in quotes instead"],
        ),
        (
            "#[js_invokable(->)] fn a() {}",
            &["this is no option, write an identifier in quotes or `crate = my::path`"],
        ),
        (
            "#[js_invokable(\"x\", rename_all = \"camelcase\")] impl A { #[js_invokable] fn a(&self) {} }",
            &[
                "an identifier is for one method, remove it from the `impl` block",
                "unknown case `\"camelcase\"`, did you mean `\"camelCase\"`",
            ],
        ),
        (
            "#[js_invokable(rename_all = \"upper\")] impl A { #[js_invokable] fn a(&self) {} }",
            &[
                "unknown case `\"upper\"`, write one of `\"camelCase\"`, `\"PascalCase\"`, `\"snake_case\"`, `\"SCREAMING_SNAKE_CASE\"`, `\"kebab-case\"`",
            ],
        ),
        (
            "#[js_invokable] impl A { #[js_invokable(crate = x)] fn a(&self) {} #[js_invokable = \"c\"] fn b(&self) {} }",
            &[
                "`crate` holds for a whole block, put it on the `impl`",
                "an identifier stands in parentheses, write `(\"…\")`",
            ],
        ),
    ]);
}

#[test]
fn all_mistakes_at_once() {
    assert_refused(&[(
        "#[js_invokable]
            impl<T> Slot<T> {
                #[js_invokable] unsafe fn a(self, (x, y): (u8, u8)) {}
                #[js_invokable(\"c\")] fn b<U>(&self, u: &mut [U]) {}
                #[js_invokable] fn c(&self) -> impl Future<Output = ()> {}
            }",
        &[
            "a generic `impl` needs the types that JavaScript will hold, write `types(Slot<i32>, …)`",
            "the identifier `c` is taken by `b`, choose another",
            "an `unsafe` function cannot be called by JavaScript, write a safe one around it",
            "a parameter needs a plain name, take it apart in the body",
            "`self` by value would take the object from JavaScript, write `&self` or `&mut self`",
            "a generic function is not possible, name the concrete types instead of `U`",
            "a change of a `&mut` argument would be lost, take a value or `&` and return the new value",
            "`impl Future` cannot be a result, write `async fn` instead",
        ],
    )]);
}
