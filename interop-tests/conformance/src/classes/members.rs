//! What a class is made of: its constructor, methods, statics and fields.
#![allow(clippy::needless_pass_by_value, clippy::unused_self)] // what JavaScript sends is owned; each kind has its method

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

/// A field that crosses by value.
#[derive(Clone, Serialize, Deserialize, TS)]
struct Range {
    low: f64,
    high: f64,
}

/// A class with a field of each kind.
#[js_export(rename_all = "camelCase")]
struct Gauge {
    /// A number, which needs no message.
    #[js_export]
    pub level: f64,
    #[js_export]
    pub display_name: String,
    #[js_export]
    pub note: Option<String>,
    #[js_export]
    pub samples: Vec<f64>,
    #[js_export]
    pub raw: Vec<u8>,
    #[js_export]
    pub range: Range,
    #[js_export("kind", readonly)]
    pub sort: &'static str,
    #[js_export(readonly)]
    pub id: u32,
    #[js_export]
    pub log: RustObjectRef<Log>,
    hidden: u32,
}

/// What a field refers to.
struct Log {
    lines: Vec<String>,
}

#[js_invokable]
impl Log {
    #[js_invokable]
    fn lines(&self) -> Vec<String> {
        self.lines.clone()
    }
}

fn gauge(level: f64) -> Gauge {
    Gauge {
        level,
        display_name: "gauge".to_owned(),
        note: None,
        samples: vec![level],
        raw: vec![1, 2],
        range: Range {
            low: 0.0,
            high: 10.0,
        },
        sort: "plain",
        id: 7,
        log: RustObjectRef::new(Log { lines: Vec::new() }),
        hidden: 0,
    }
}

#[js_export(rename_all = "camelCase")]
impl Gauge {
    /// Takes a name or none.
    #[js_export(constructor)]
    pub fn new(level: f64, name: Option<&str>) -> Result<Self, String> {
        if level < 0.0 {
            return Err(format!("a gauge cannot stand at {level}"));
        }
        Ok(Gauge {
            display_name: name.unwrap_or("gauge").to_owned(),
            ..gauge(level)
        })
    }

    pub fn at(level: f64) -> Self {
        gauge(level)
    }

    pub fn try_at(level: f64) -> Result<Self, String> {
        Gauge::new(level, None)
    }

    pub async fn at_later(level: f64, when: JsObjectRef) -> Result<Self, InteropError> {
        when.invoke::<()>("", ()).await?;
        Ok(gauge(level))
    }

    pub fn read(&self) -> f64 {
        self.level
    }

    pub fn raise_by(&mut self, amount: f64) -> f64 {
        self.hidden += 1;
        self.level += amount;
        self.level
    }

    #[js_export("lowerBy")]
    pub fn lower(&mut self, amount: f64) -> Result<f64, String> {
        if amount > self.level {
            return Err(format!("{amount} is more than {}", self.level));
        }
        Ok(self.raise_by(-amount))
    }

    pub async fn read_later(&self, when: JsObjectRef) -> Result<f64, InteropError> {
        when.invoke::<()>("", ()).await?;
        Ok(self.level)
    }

    pub async fn raise_later(
        &mut self,
        js: JsRuntime,
        this: RustObjectRef<Self>,
        amount: JsObjectRef,
    ) -> Result<f64, InteropError> {
        let _ = (js, this);
        self.level += amount.invoke::<f64>("", ()).await?;
        Ok(self.level)
    }

    /// Itself once more: the same object in JavaScript.
    pub fn same(&self, this: RustObjectRef<Self>) -> RustObjectRef<Self> {
        this
    }

    #[js_export(getter)]
    pub fn percent(&self) -> f64 {
        self.level * 10.0
    }

    #[js_export(setter)]
    pub fn set_percent(&mut self, percent: f64) {
        self.level = percent / 10.0;
    }

    #[js_export(getter)]
    pub fn changes(&self) -> u32 {
        self.skipped()
    }

    #[js_export(skip)]
    pub fn skipped(&self) -> u32 {
        self.hidden
    }
}

/// A second block adds to the class.
#[js_export]
impl Gauge {
    pub fn reset(&mut self) {
        self.level = 0.0;
    }
}

/// A class that only Rust makes instances of.
#[js_export(namespace = "classes")]
struct Sealed {
    #[js_export(readonly)]
    pub made_by: String,
}

#[js_export(namespace = "classes")]
fn make_sealed() -> Sealed {
    Sealed {
        made_by: "Rust".to_owned(),
    }
}
