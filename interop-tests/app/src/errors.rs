//! Errors from Rust to JavaScript, and on their way through.

use std::cell::RefCell;
use std::error::Error;
use std::fmt;

use anyhow::Context as _;
use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Debug)]
struct LoadError(std::num::ParseIntError);

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file could not be loaded")
    }
}

impl Error for LoadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

#[js_invokable]
fn fails_with_source() -> Result<i32, LoadError> {
    "x".parse().map_err(LoadError)
}

#[js_invokable]
fn fails_with_str() -> Result<(), &'static str> {
    Err("a plain text")
}

#[js_invokable]
fn fails_with_box() -> Result<(), Box<dyn Error + Send + Sync>> {
    Err("a boxed text".into())
}

#[js_invokable]
fn fails_with_own_code() -> Result<(), InteropError> {
    Err(InteropError::new(ErrorCode::Busy, "come back later"))
}

/// What serde has no word for, as the data of an error.
#[derive(Serialize, Deserialize)]
struct Order {
    tea: String,
    number: JsBigInt<i64>,
    at: JsDate,
    seal: JsBytes,
}

fn out_of_stock() -> Fault {
    let order = Order {
        tea: "green tea".into(),
        number: JsBigInt(1 << 60),
        at: JsDate::from_millis(1_000),
        seal: JsBytes::from(vec![1, 2, 3]),
    };
    Fault::new("OutOfStock", "there is no green tea left").with_data(&order)
}

/// Passes on the words of another, as `#[error(transparent)]` does, or adds its own.
#[derive(Debug)]
enum OrderError {
    Transparent(Fault),
    Source(Fault),
}

impl fmt::Display for OrderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OrderError::Transparent(fault) => fault.fmt(f),
            OrderError::Source(_) => f.write_str("the order failed"),
        }
    }
}

impl Error for OrderError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            OrderError::Transparent(fault) => fault.source(),
            OrderError::Source(fault) => Some(fault),
        }
    }
}

#[js_invokable]
fn fails_with_fault() -> Result<(), Fault> {
    Err(out_of_stock())
}

#[js_invokable]
async fn fails_with_boxed_fault() -> Result<(), Box<dyn Error>> {
    Err(out_of_stock().into())
}

#[js_invokable]
fn fails_with_wrapped_fault(transparent: bool) -> Result<(), OrderError> {
    Err(match transparent {
        true => OrderError::Transparent(out_of_stock()),
        false => OrderError::Source(out_of_stock()),
    })
}

#[js_invokable]
fn fails_with_data_that_cannot_cross() -> Result<(), Fault> {
    Err(Fault::new("Mine", "a text").with_data(&[JsCallback::new(|| ())]))
}

#[js_invokable]
fn fails_with_anyhow(text: &str) -> anyhow::Result<f64> {
    text.parse::<f64>()
        .context("the price could not be read")
        .context("no bill")
}

#[js_invokable]
fn fails_with_anyhow_fault(attached: bool) -> anyhow::Result<f64> {
    let price = "x".parse::<f64>();
    match attached {
        true => price.context(out_of_stock()).context("no bill"),
        false => Err(out_of_stock()).context("no bill"),
    }
}

/// All that Rust reads of an error that JavaScript threw.
#[derive(Serialize)]
struct Read {
    code: String,
    message: String,
    method: Option<String>,
    path: Option<String>,
    name: Option<String>,
    fault: Option<String>,
    data: Option<Order>,
    causes: Vec<String>,
}

#[js_invokable]
fn read_failure(js: JsRuntime, name: &str) -> Result<Read, InteropError> {
    let error = js.invoke_void_sync(name, ()).expect_err("it fails");
    Ok(Read {
        code: error.code().to_string(),
        message: error.message().into(),
        method: error.method().map(Into::into),
        path: error.path().map(Into::into),
        name: error.name().map(Into::into),
        fault: error.fault().map(Into::into),
        data: error.data()?,
        causes: error.causes().to_vec(),
    })
}

/// Lets the failure pass on to JavaScript, as the source of another error.
#[js_invokable]
async fn pass_failure_on_wrapped(js: JsRuntime, name: String) -> anyhow::Result<()> {
    js.invoke_void(&name, ())
        .await
        .context("it was called from Rust")
}

#[derive(Default)]
struct Kept(RefCell<Option<InteropError>>);

/// Keeps the failure for later.
#[js_invokable]
fn keep_failure(js: JsRuntime, name: &str) -> Result<(), InteropError> {
    js.state::<Kept>()?
        .0
        .replace(js.invoke_void_sync(name, ()).err());
    Ok(())
}

#[js_invokable]
fn give_failure(js: JsRuntime) -> Result<(), InteropError> {
    js.state::<Kept>()?.0.take().map_or(Ok(()), Err)
}

/// The result itself cannot cross.
#[js_invokable]
fn returns_too_much() -> Vec<u64> {
    vec![1, u64::MAX]
}
