//! Generated code brings no warning into the strictest crate.

#![forbid(unsafe_code)]
#![deny(warnings, future_incompatible, let_underscore, nonstandard_style, rust_2018_idioms, rust_2024_compatibility, unused)]
#![deny(missing_docs, missing_debug_implementations, missing_copy_implementations, single_use_lifetimes)]
#![deny(trivial_casts, trivial_numeric_casts, unreachable_pub, unused_lifetimes, unused_qualifications, unused_results)]
#![deny(elided_lifetimes_in_paths, redundant_imports, redundant_lifetimes, unit_bindings, variant_size_differences)]

use interop_runtime::prelude::*;

type Loaded<T> = Result<Option<T>, Box<dyn std::error::Error + Send + Sync>>;

#[js_invokable]
fn nothing() {}

#[js_invokable]
fn unit() -> () {
    nothing();
}

#[js_invokable]
#[must_use]
fn important(text: &str, bytes: &[u8], optional: Option<f64>) -> usize {
    text.len() + bytes.len() + usize::from(optional.is_some())
}

#[js_invokable]
#[deprecated]
async fn old(js: JsRuntime, object: JsObjectRef, mut text: String) -> Loaded<Vec<u8>> {
    text.push('!');
    js.invoke_void("log", (text, object)).await?;
    Ok(None)
}

#[js_invokable]
async fn never() {
    std::future::pending().await
}

/// A counter.
#[derive(Debug)]
struct Counter(u32);

#[js_invokable(rename_all = "camelCase")]
impl Counter {
    #[js_invokable]
    fn count_up(&mut self) -> &u32 {
        self.0 += 1;
        &self.0
    }

    #[js_invokable]
    #[deprecated]
    async fn value_later(&self) -> u32 {
        self.0
    }

    #[js_invokable]
    fn new(from: u32) -> RustObjectRef<Self> {
        RustObjectRef::new(Self(from))
    }
}

fn main() {
    unit();
    assert_eq!(important("ab", &[1], None), 3);
    assert_eq!(Counter::new(1).with_mut(|counter| *counter.count_up()).unwrap_or(0), 2);
}
