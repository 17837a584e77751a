//! Generated code brings no warning into the strictest crate.

#![forbid(unsafe_code)]
#![deny(warnings, future_incompatible, let_underscore, nonstandard_style, rust_2018_idioms, rust_2024_compatibility, unused)]
#![deny(missing_docs, missing_debug_implementations, single_use_lifetimes)]
#![deny(trivial_casts, trivial_numeric_casts, unreachable_pub, unused_lifetimes, unused_qualifications, unused_results)]
#![deny(elided_lifetimes_in_paths, redundant_imports, redundant_lifetimes, unit_bindings, variant_size_differences)]

use interop_runtime::prelude::*;

#[js_export]
fn nothing() {}

#[js_export]
#[must_use]
fn important(text: &str, bytes: &[u8], counter: &Counter, optional: Option<f64>) -> usize {
    text.len() + bytes.len() + usize::from(optional.is_some()) + counter.value as usize
}

#[js_export]
#[deprecated]
async fn old(js: JsRuntime, object: JsObjectRef, mut text: String) -> Result<(), InteropError> {
    text.push('!');
    js.invoke_void("log", (text, object)).await
}

/// A counter.
#[derive(Debug)]
#[js_export]
struct Counter {
    #[js_export]
    value: u32,
    #[js_export(readonly)]
    label: String,
    /// Only ever assigned from JavaScript.
    #[js_export("lastNote")]
    note: Option<String>,
}

#[js_export(rename_all = "camelCase")]
impl Counter {
    /// Makes one.
    #[js_export(constructor)]
    pub fn new(value: u32) -> Self {
        Self { value, label: String::new(), note: None }
    }

    /// Counts up.
    pub fn count_up(&mut self) -> &u32 {
        self.value += 1;
        &self.value
    }

    /// Takes over.
    pub fn take_from(&mut self, other: &mut Self) {
        self.value += std::mem::take(&mut other.value);
    }

    /// Twice its value.
    #[js_export(getter)]
    #[deprecated]
    pub fn twice(&self) -> u32 {
        self.value * 2
    }
}

fn main() {
    nothing();
    let mut counter = Counter::new(1);
    assert_eq!(important("ab", &[1], &counter, None), 4);
    assert_eq!(*counter.count_up(), 2);
}
