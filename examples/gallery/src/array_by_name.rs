//! JavaScript calls Rust by name and receives an array.

use interop_runtime::prelude::*;

/// Called as `rust.invokeMethod("gallery", "return_array")`: the crate's name,
/// then the identifier, which is the function's name unless you give another.
#[js_invokable]
fn return_array() -> Vec<i32> {
    vec![1, 2, 3]
}

/// The identifier in quotes is the one JavaScript uses; the Rust name is free.
#[js_invokable("differentMethodName")]
fn return_array_under_another_identifier() -> Vec<i32> {
    vec![1, 2, 3]
}

/// An `async fn` is called with `invokeMethodAsync` and gives a promise. This one
/// is ready at once; the last scene has one that waits.
#[js_invokable]
async fn return_array_async() -> Vec<i32> {
    std::future::ready(vec![1, 2, 3]).await
}
