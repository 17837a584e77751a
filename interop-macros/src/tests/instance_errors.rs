//! What `#[js_invokable]` refuses about the type of an `impl` block, and in which words.

use super::assert_refused;

#[test]
fn generic_blocks() {
    let needs =
        "a generic `impl` needs the types that JavaScript will hold, write `types(Slot<i32>, …)`";
    let other = "the `impl` is not for this type, write one such as `Slot<i32>`";
    assert_refused(&[
        (
            "#[js_invokable] impl<T> Slot<T> { #[js_invokable] fn a(&self) {} }",
            &[needs],
        ),
        (
            "#[js_invokable] impl<'a, T> Slot<'a, T> { #[js_invokable] fn a(&self) {} }",
            &[
                "an object that JavaScript holds cannot borrow, write `'static` instead of `'a`",
                needs,
            ],
        ),
        (
            "#[js_invokable] impl<T, const N: usize> Grid<T, N> { #[js_invokable] fn a(&self) {} }",
            &[
                "a generic `impl` needs the types that JavaScript will hold, write `types(Grid<i32, 4>, …)`",
            ],
        ),
        (
            "#[js_invokable(types(Slot<i32>, Slit<u8>, Slot<u8, u8>, Slot, Slot<i32>))] impl<T> Slot<T> { #[js_invokable] fn a(&self) {} }",
            &[other, other, other, "this type is listed twice, remove one"],
        ),
        (
            "#[js_invokable(types(Slot<i32>))] impl<T> Slot<T> { #[js_invokable] fn a() {} }",
            &["a static of a generic type has no object to tell which type is meant, take `&self`"],
        ),
        (
            "#[js_invokable(types(Slot<i32>))] impl<T> Into<T> for Slot<i32> { #[js_invokable] fn a(&self) {} }",
            &["the type alone does not say what `T` is, write a concrete type instead"],
        ),
        (
            "#[js_invokable(types(Slot<i32>))] impl Slot<i32> { #[js_invokable] fn a(&self) {} }",
            &["`types` is for an `impl` with type parameters, remove it"],
        ),
        (
            "#[js_invokable(types())] impl<T> Slot<T> { #[js_invokable] fn a(&self) {} }",
            &["`types` is empty, write `types(Slot<i32>, …)`"],
        ),
        (
            "#[js_invokable(types)] impl<T> Slot<T> { #[js_invokable] fn a(&self) {} }",
            &["`types` has no value, write `types(Slot<i32>, …)`"],
        ),
        (
            "#[js_invokable(types = \"Slot<i32>\")] impl<T> Slot<T> { #[js_invokable] fn a(&self) {} }",
            &["`types` takes a list of types, write `types(Slot<i32>, …)`"],
        ),
        (
            "#[js_invokable(types(Slot<i32>))] fn a() {}",
            &["a function is not generic, remove `types`"],
        ),
    ]);
}

#[test]
fn this() {
    let message = "`this` is the object itself, write `RustObjectRef<Self>` or choose another name";
    assert_refused(&[(
        "#[js_invokable] impl A { #[js_invokable] fn a(&self, this: &RustObjectRef<Self>) {} #[js_invokable] fn b(&self, r#this: u8) {} #[js_invokable] fn c(this: u8) {} #[js_invokable] fn d(&self, this: interop_runtime::RustObjectRef<A>) {} }",
        &[message, message],
    )]);
}
