//! What a struct and its `impl` blocks under `#[js_export]` can look like.

use interop_runtime::prelude::*;
use serde::Serialize;

/// Attributes of others may stand on both sides.
#[derive(Debug, Default)]
#[js_export]
#[derive(Clone, Serialize)]
pub struct Counter {
    /// Documented.
    #[js_export]
    pub value: i32,
    #[js_export(readonly)]
    pub label: String,
    #[js_export("limit")]
    #[serde(skip)]
    upper: Option<f64>,
    #[js_export(readonly)]
    r#type: &'static str,
    hidden: u8,
}

#[js_export]
impl Counter {
    pub const START: i32 = 1;

    #[js_export(constructor)]
    pub fn new(start: i32) -> Self {
        Self { value: start, ..Self::default() }
    }

    /// Exported without a mark, because it is `pub`.
    pub fn increment(&mut self) -> i32 {
        self.value += Self::START;
        self.value
    }

    #[js_export("incrementLater")]
    pub async fn increment_after(&mut self, js: JsRuntime, this: RustObjectRef<Self>) -> Result<i32, InteropError> {
        js.invoke_void("log", (this,)).await?;
        Ok(self.increment())
    }

    pub fn at(start: i32) -> Self {
        Self::new(start)
    }

    pub async fn load(start: i32) -> Result<Counter, String> {
        if start < 0 { Err("too low".to_owned()) } else { Ok(Self::new(start)) }
    }

    pub fn add(&mut self, other: &Counter, taken: Self) {
        self.value += other.value + taken.value;
        self.hidden = other.hidden;
    }

    #[js_export(skip)]
    pub fn any<T: Into<i32>>(&mut self, value: T) {
        self.value = value.into();
    }

    fn private(self) -> i32 {
        self.value
    }
}

/// Another block, with names in another case.
#[js_export(rename_all = "camelCase")]
impl Counter {
    #[js_export(getter)]
    pub fn twice_that(&self) -> i32 {
        self.value * 2
    }

    #[js_export(setter)]
    pub fn set_twice_that(&mut self, value: i32) -> Result<(), String> {
        self.value = value / 2;
        Ok(())
    }

    #[js_export(getter, "kind")]
    pub fn its_type(&self) -> &str {
        self.r#type
    }

    /// A static may share a name with a property.
    #[js_export("kind")]
    pub fn kind_of_all() -> &'static str {
        "counter"
    }
}

/// Called by name as well.
#[js_invokable]
impl Counter {
    #[js_invokable]
    fn reset(&mut self) {
        self.value = 0;
    }
}

#[js_export("Parsed", namespace = "text.parsers", rename_all = "camelCase")]
pub struct Number {
    #[js_export]
    as_float: f64,
}

#[js_export]
impl Number {
    #[js_export(constructor)]
    pub fn parse(text: &str) -> Result<Self, std::num::ParseFloatError> {
        text.parse().map(|as_float| Self { as_float })
    }
}

#[js_export]
pub struct Unit;

#[js_export]
struct Handle(#[allow(dead_code)] u32);

#[js_export]
impl Handle {
    #[js_export(constructor)]
    pub fn of(unit: &Unit) -> Handle {
        let _ = unit;
        Self(1)
    }
}

fn main() {
    let mut counter = Counter::at(1);
    counter.any(3_i16);
    assert_eq!(counter.clone().private(), 3);
    assert_eq!(counter.twice_that(), 6);
}
