//! Every attribute under the strictest lints: what the macros generate must not set one off, natively
//! or for wasm. `cargo xtask clippy` checks it in both.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications)]
#![deny(clippy::all, clippy::pedantic)]

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct User {
    id: u32,
    name: String,
}

#[js_invokable]
fn add(a: f64, b: f64) -> f64 {
    a + b
}

#[js_invokable("describeUser")]
fn describe(
    user: &User,
    title: &str,
    scores: &[f64],
    bytes: &[u8],
    note: Option<String>,
) -> String {
    format!(
        "{title} {} {} {scores:?} {bytes:?} {}",
        user.id,
        user.name,
        note.unwrap_or_default()
    )
}

#[js_invokable]
async fn load(js: JsRuntime, id: u32) -> Result<Option<User>, InteropError> {
    js.invoke("users.load", (id,)).await
}

/// An object that JavaScript holds.
pub struct Helper {
    name: String,
}

#[js_invokable(rename_all = "camelCase")]
impl Helper {
    #[js_invokable]
    fn make(name: String) -> RustObjectRef<Self> {
        RustObjectRef::new(Helper { name })
    }

    #[js_invokable]
    fn get_name(&self) -> &str {
        &self.name
    }

    #[js_invokable]
    fn set_name(&mut self, name: String) -> String {
        std::mem::replace(&mut self.name, name)
    }

    #[js_invokable]
    async fn show(&self, this: RustObjectRef<Self>, js: JsRuntime) -> Result<(), InteropError> {
        js.invoke("show", (this, &self.name)).await
    }
}

/// A slot for any value.
pub struct Slot<T> {
    value: T,
}

#[js_invokable(types(Slot<i32>, Slot<String>))]
impl<T: Serialize + DeserializeOwned + 'static> Slot<T> {
    #[js_invokable]
    fn replace(&mut self, value: T) -> T {
        std::mem::replace(&mut self.value, value)
    }
}

#[js_import("getMessage", module = "CallJavaScript1")]
fn get_message() -> Result<String, InteropError>;

#[js_import(module = "./users.js", rename_all = "camelCase")]
extern "js" {
    async fn load_user(id: u32) -> Result<User, InteropError>;
    fn log_message(message: &str, details: &[u8]);
}

#[js_import(
    module = "interop-tests-strict/charts",
    file = "/js/charts.js",
    rename_all = "camelCase"
)]
extern "js" {
    #[js_import("Chart", constructor)]
    fn new_chart(data: &[f64]) -> Result<JsObjectRef, InteropError>;

    #[js_import("settings.theme", setter)]
    async fn set_theme(theme: &str) -> Result<(), InteropError>;

    #[js_import(getter)]
    fn data(this: &JsObjectRef) -> Result<Option<Vec<f64>>, InteropError>;

    #[js_import(method)]
    fn redraw(this: JsObjectRef);
}

#[js_import(
    "settings.theme",
    getter,
    module = "interop-tests-strict/charts",
    file = "/js/charts.js"
)]
async fn theme() -> Result<String, InteropError>;

/// What a carried file gives.
///
/// # Errors
/// Whatever the JavaScript throws.
#[js_invokable]
pub async fn use_carried_file(data: Vec<f64>) -> Result<String, InteropError> {
    let chart = new_chart(&data)?;
    set_theme("dark").await?;
    let points = self::data(&chart)?.unwrap_or_default();
    redraw(chart);
    Ok(format!("{points:?} {}", theme().await?))
}

#[js_invokable]
async fn use_imports(id: u32) -> Result<JsCallback, InteropError> {
    let message = get_message()?;
    let user = load_user(id).await?;
    log_message(&message, user.name.as_bytes());
    Ok(JsCallback::new(move |suffix: String| {
        format!("{message}{suffix}")
    }))
}

/// A class.
#[js_export]
pub struct Counter {
    /// Its value.
    #[js_export]
    pub value: i32,
    #[js_export(readonly)]
    label: String,
}

#[js_export]
impl Counter {
    /// Starts at a number.
    #[js_export(constructor)]
    #[must_use]
    pub fn new(start: i32) -> Self {
        Counter {
            value: start,
            label: format!("from {start}"),
        }
    }

    /// Counts one up.
    pub fn increment(&mut self) -> i32 {
        self.value += 1;
        self.value
    }

    /// Twice the value.
    #[js_export(getter)]
    #[must_use]
    pub fn double(&self) -> i32 {
        self.value * 2
    }
}

/// What an exported function gives.
#[js_export(namespace = "tools")]
#[must_use]
pub fn sum(first: &Counter, second: &Counter) -> i32 {
    first.value + second.value
}
