//! Calls from Rust into JavaScript, whose outcomes go back to JavaScript.

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

#[js_import("testFunctions.sum")]
fn sum(a: f64, b: f64) -> Result<f64, InteropError>;

#[js_import("testFunctions.sum")]
async fn sum_async(a: f64, b: f64) -> Result<f64, InteropError>;

#[js_import("getMessage", module = "CallJavaScript1")]
fn get_welcome_message() -> Result<String, InteropError>;

#[js_import("testFunctions.receive")]
fn notify(message: &str, bytes: &[u8]);

#[derive(Serialize, Deserialize)]
struct User {
    id: u32,
    name: String,
}

#[js_import(module = "./js/fixtures/greeter.js", rename_all = "camelCase")]
extern "js" {
    async fn load_user(id: u32) -> Result<User, InteropError>;
    #[js_import("formatName")]
    fn format_full_name(first: &str, last: &str) -> Result<String, InteropError>;
    async fn reverse_bytes(bytes: Vec<u8>) -> Result<Vec<u8>, InteropError>;
    async fn not_there() -> Result<(), InteropError>;
    async fn greeting() -> Result<String, InteropError>;
}

#[js_invokable]
fn call_sum(a: f64, b: f64) -> Result<f64, InteropError> {
    sum(a, b)
}

#[js_invokable]
async fn call_sum_async(a: f64, b: f64) -> Result<f64, InteropError> {
    sum_async(a, b).await
}

#[js_invokable]
fn call_welcome() -> Result<String, InteropError> {
    get_welcome_message()
}

#[js_invokable]
fn call_one_way(message: &str) {
    notify(message, &[1, 2, 3]);
}

#[js_invokable]
async fn call_load_user(id: u32) -> Result<User, InteropError> {
    load_user(id).await
}

#[js_invokable]
fn call_format_name(first: &str, last: &str) -> Result<String, InteropError> {
    format_full_name(first, last)
}

#[js_invokable]
async fn call_reverse_bytes(bytes: Vec<u8>) -> Result<Vec<u8>, InteropError> {
    reverse_bytes(bytes).await
}

#[js_invokable]
async fn call_not_there() -> Result<(), InteropError> {
    not_there().await
}

/// What the name stands for is a text.
#[js_invokable]
async fn call_greeting() -> Result<String, InteropError> {
    greeting().await
}

/// A function of the JavaScript that a library carries.
#[js_invokable]
async fn call_greeter_message() -> Result<String, InteropError> {
    interop_tests_library::greeter_message().await
}

/// What Rust made of a failure: it can look at every part.
#[derive(Serialize)]
struct Seen {
    code: String,
    message: String,
    method: Option<String>,
    path: Option<String>,
    name: Option<String>,
    has_stack: bool,
}

impl From<InteropError> for Seen {
    fn from(error: InteropError) -> Self {
        Seen {
            code: error.code().to_string(),
            message: error.message().to_owned(),
            method: error.method().map(str::to_owned),
            path: error.path().map(str::to_owned),
            name: error.name().map(str::to_owned),
            has_stack: error.stack().is_some_and(|stack| !stack.is_empty()),
        }
    }
}

/// Calls a global function synchronously and tells how it failed.
#[js_invokable]
fn see_failure(js: JsRuntime, name: &str) -> Option<Seen> {
    js.invoke_sync::<f64>(name, ()).err().map(Seen::from)
}

/// Calls a global function and tells how it failed.
#[js_invokable]
async fn see_failure_async(js: JsRuntime, name: String) -> Option<Seen> {
    js.invoke::<f64>(&name, ()).await.err().map(Seen::from)
}

/// Lets the failure pass on to JavaScript.
#[js_invokable]
fn pass_failure_on(js: JsRuntime, name: &str) -> Result<f64, InteropError> {
    js.invoke_sync(name, ())
}

#[js_invokable]
fn call_void(js: JsRuntime, name: &str) -> Result<(), InteropError> {
    js.invoke_void_sync(name, ())
}

/// Imports a module, uses it twice, and lets go of it.
#[js_invokable]
async fn use_module(js: JsRuntime, specifier: String) -> Result<String, InteropError> {
    let module = js.import(&specifier).await?;
    let name: String = module.invoke_sync("formatName", ("Amy", "Pond"))?;
    let user: User = module.invoke("loadUser", (7,)).await?;
    module.dispose().await;
    let after = module.invoke_sync::<String>("formatName", ("Amy", "Pond"));
    Ok(format!(
        "{name} {} {}",
        user.name,
        after.unwrap_or_else(|error| error.code().to_string())
    ))
}

#[js_invokable]
async fn import_as(
    js: JsRuntime,
    name: String,
    specifier: String,
) -> Result<JsObjectRef, InteropError> {
    js.import_as(&name, &specifier).await
}

/// Rust calls JavaScript calls Rust, so many times.
#[js_invokable]
fn ping(js: JsRuntime, left: u32) -> Result<u32, InteropError> {
    if left == 0 {
        Ok(0)
    } else {
        js.invoke_sync::<u32>("testFunctions.pong", (left - 1,))
    }
}

#[js_invokable]
fn host(js: JsRuntime) -> String {
    format!("{:?} {}", js.host(), js.supports_sync())
}
