//! Every verb on the runtime and on references, async and sync, with names and values that JavaScript chooses.

use interop_runtime::prelude::*;
use serde_json::Value;

/// What to do, and with what.
#[derive(serde::Deserialize)]
struct Asked {
    verb: String,
    name: String,
    /// Calls take up to two.
    args: Vec<Value>,
}

#[js_invokable]
async fn on_runtime(js: JsRuntime, asked: Asked) -> Result<Option<Value>, InteropError> {
    let Asked { verb, name, args } = asked;
    let value = || args.first().cloned().unwrap_or_default();
    match (verb.as_str(), args.len()) {
        ("invoke", 0) => js.invoke(&name, ()).await.map(Some),
        ("invoke", 1) => js.invoke(&name, (value(),)).await.map(Some),
        ("invoke", _) => js.invoke(&name, (value(), &args[1])).await.map(Some),
        ("invoke_void", _) => js.invoke_void(&name, ()).await.map(|()| None),
        ("get", _) => js.get(&name).await.map(Some),
        ("get_option", _) => js.get(&name).await,
        ("set", _) => js.set(&name, value()).await.map(|()| None),
        _ => unreachable!("{verb}"),
    }
}

#[js_invokable]
fn on_runtime_sync(js: JsRuntime, asked: Asked) -> Result<Option<Value>, InteropError> {
    let Asked { verb, name, args } = asked;
    let value = || args.first().cloned().unwrap_or_default();
    match (verb.as_str(), args.len()) {
        ("invoke", 0) => js.invoke_sync(&name, ()).map(Some),
        ("invoke", 1) => js.invoke_sync(&name, (value(),)).map(Some),
        ("invoke", _) => js.invoke_sync(&name, (value(), &args[1])).map(Some),
        ("invoke_void", _) => js.invoke_void_sync(&name, ()).map(|()| None),
        ("get", _) => js.get_sync(&name).map(Some),
        ("get_option", _) => js.get_sync(&name),
        ("set", _) => js.set_sync(&name, value()).map(|()| None),
        _ => unreachable!("{verb}"),
    }
}

#[js_invokable]
async fn on_object(object: JsObjectRef, asked: Asked) -> Result<Option<Value>, InteropError> {
    let Asked { verb, name, args } = asked;
    let value = || args.first().cloned().unwrap_or_default();
    match (verb.as_str(), args.len()) {
        ("invoke", 0) => object.invoke(&name, ()).await.map(Some),
        ("invoke", 1) => object.invoke(&name, (value(),)).await.map(Some),
        ("invoke", _) => object.invoke(&name, (value(), &args[1])).await.map(Some),
        ("invoke_void", _) => object.invoke_void(&name, ()).await.map(|()| None),
        ("call", _) => object.call((value(),)).await.map(Some),
        ("get", _) => object.get(&name).await.map(Some),
        ("get_option", _) => object.get(&name).await,
        ("set", _) => object.set(&name, value()).await.map(|()| None),
        _ => unreachable!("{verb}"),
    }
}

#[js_invokable]
fn on_object_sync(object: JsObjectRef, asked: Asked) -> Result<Option<Value>, InteropError> {
    let Asked { verb, name, args } = asked;
    let value = || args.first().cloned().unwrap_or_default();
    match (verb.as_str(), args.len()) {
        ("invoke", 0) => object.invoke_sync(&name, ()).map(Some),
        ("invoke", 1) => object.invoke_sync(&name, (value(),)).map(Some),
        ("invoke", _) => object.invoke_sync(&name, (value(), &args[1])).map(Some),
        ("invoke_void", _) => object.invoke_void_sync(&name, ()).map(|()| None),
        ("call", _) => object.call_sync((value(),)).map(Some),
        ("get", _) => object.get_sync(&name).map(Some),
        ("get_option", _) => object.get_sync(&name),
        ("set", _) => object.set_sync(&name, value()).map(|()| None),
        _ => unreachable!("{verb}"),
    }
}

#[js_invokable]
async fn construct(
    js: JsRuntime,
    on: Option<JsObjectRef>,
    name: String,
    argument: Value,
) -> Result<JsObjectRef, InteropError> {
    match on {
        Some(object) => object.construct(&name, (argument,)).await,
        None => js.construct(&name, (argument,)).await,
    }
}

#[js_invokable]
fn construct_sync(
    js: JsRuntime,
    on: Option<JsObjectRef>,
    name: &str,
    argument: Value,
) -> Result<JsObjectRef, InteropError> {
    match on {
        Some(object) => object.construct_sync(name, (argument,)),
        None => js.construct_sync(name, (argument,)),
    }
}

/// A function that one object has, set on another and called there.
#[js_invokable]
fn move_function(from: JsObjectRef, to: JsObjectRef, name: &str) -> Result<Value, InteropError> {
    let function: JsObjectRef = from.get_sync(name)?;
    to.set_sync(name, &function)?;
    to.invoke_sync(name, ())
}

#[js_invokable]
fn module_version(js: JsRuntime, name: &str) -> Result<Value, InteropError> {
    js.module(name)?.get_sync("version")
}

#[js_invokable]
fn module(js: JsRuntime, name: &str) -> Result<JsObjectRef, InteropError> {
    js.module(name)
}

/// Whether the same object, sent twice, is the same here.
#[js_invokable]
fn are_same(a: JsObjectRef, b: JsObjectRef) -> bool {
    a.is_same(&b)
}
