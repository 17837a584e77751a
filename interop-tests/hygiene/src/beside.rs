//! Next to the attributes of rustc and of other crates, above ours and below.

use bridge::prelude::*;
use interop_tests_attributes::{grouped, traced, untouched};
use serde::{Deserialize, Serialize};

#[traced]
#[js_invokable(crate = bridge)]
fn traced_above(a: u32, b: u32) -> u32 {
    a + b
}

#[js_invokable(crate = bridge)]
#[traced]
async fn traced_below(text: &str) -> Result<String, String> {
    std::future::ready(()).await;
    Ok(text.to_owned())
}

#[untouched]
#[js_invokable(crate = bridge)]
#[grouped]
#[inline]
#[must_use]
#[doc = "Documented by an attribute."]
#[deprecated(note = "an invokable may be")]
#[cfg(not(any()))]
#[cfg_attr(all(), allow(clippy::missing_const_for_fn))]
fn every_attribute() -> u8 {
    1
}

#[js_invokable(crate = bridge)]
#[cfg(any())]
fn every_attribute(value: NoSuchType) {}

/// A value that crosses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Point {
    x: f64,
}

#[js_invokable(crate = bridge)]
#[expect(clippy::needless_pass_by_value, reason = "it comes from JavaScript")]
fn moved(point: Point) -> f64 {
    point.x
}

/// An object.
struct Page {
    title: String,
}

#[grouped]
#[js_invokable(crate = bridge, rename_all = "camelCase")]
#[allow(clippy::unused_self)]
impl Page {
    #[traced]
    #[js_invokable]
    #[must_use]
    fn page_title(&self) -> String {
        self.title.clone()
    }

    #[js_invokable]
    #[traced]
    #[deprecated]
    async fn set_title(&mut self, title: String) {
        std::future::ready(()).await;
        self.title = title;
    }

    /// Documented, and only where it is wanted.
    #[cfg(not(any()))]
    #[js_invokable]
    #[inline]
    fn open(title: &str) -> RustObjectRef<Self> {
        RustObjectRef::new(Self {
            title: title.to_owned(),
        })
    }
}

#[js_import("greet", module = "greeter", crate = bridge)]
#[doc = "Asks JavaScript."]
#[must_use]
#[untouched]
fn greet(name: &str) -> Result<String, InteropError>;

#[grouped]
#[js_import(module = "greeter", crate = bridge)]
#[allow(clippy::missing_errors_doc)]
extern "js" {
    /// Documented.
    #[traced]
    #[must_use]
    async fn farewell(name: &str) -> Result<String, InteropError>;

    #[cfg(any())]
    fn absent(value: NoSuchType);

    #[deprecated]
    fn note(text: &str);
}

#[js_invokable(crate = bridge)]
#[allow(deprecated)]
async fn use_imports(name: String) -> Result<String, InteropError> {
    note("used");
    Ok(format!("{} {}", greet(&name)?, farewell(&name).await?))
}

/// A class.
#[grouped]
#[js_export(crate = bridge)]
#[derive(Debug, Default, Clone, PartialEq)]
#[non_exhaustive]
pub struct Counter {
    /// Its value.
    #[js_export]
    pub value: i32,
    #[js_export("text", readonly)]
    #[doc(hidden)]
    pub label: String,
    #[cfg(any())]
    #[js_export]
    absent: NoSuchType,
}

#[js_export(crate = bridge)]
#[untouched]
impl Counter {
    /// Starts at a number.
    #[js_export(constructor)]
    #[must_use]
    #[traced]
    pub fn starting(value: i32) -> Self {
        Self {
            value,
            label: String::new(),
        }
    }

    #[doc(hidden)]
    #[deprecated]
    #[traced]
    pub async fn later(&mut self) -> i32 {
        std::future::ready(()).await;
        self.value += 1;
        self.value
    }
}

/// Exported.
#[traced]
#[js_export(crate = bridge)]
#[must_use]
#[inline]
pub fn twice(counter: &Counter) -> i32 {
    counter.value * 2
}
