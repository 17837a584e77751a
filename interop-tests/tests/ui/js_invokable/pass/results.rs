//! What an invokable can return: any value, or a `Result` with any usual error, also behind an alias.

use std::collections::HashMap;
use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::rc::Rc;

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeValue};

type Answer<T = u32> = Result<T, LoadError>;
type Maybe<T> = Option<T>;
type Blob = Vec<u8>;

#[derive(Debug)]
pub struct LoadError;

impl Display for LoadError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("not loaded")
    }
}

impl Error for LoadError {}

#[js_invokable]
fn alias() -> Answer {
    Err(LoadError)
}

#[js_invokable]
async fn alias_async() -> Answer<Maybe<String>> {
    Ok(None)
}

#[js_invokable]
fn io_result() -> io::Result<u64> {
    Err(io::ErrorKind::NotFound.into())
}

#[js_invokable]
fn string_error() -> Result<(), String> {
    Err("no".to_owned())
}

#[js_invokable]
fn str_error() -> Result<(), &'static str> {
    Err("no")
}

#[js_invokable]
fn boxed() -> Result<u8, Box<dyn Error>> {
    Ok("12".parse()?)
}

#[js_invokable]
async fn boxed_send() -> Result<u8, Box<dyn Error + Send + Sync>> {
    Ok("12".parse()?)
}

#[js_invokable]
fn interop_error() -> Result<JsObjectRef, InteropError> {
    JsRuntime::current().invoke_sync("document", ())
}

#[js_invokable]
fn bytes() -> Blob {
    vec![1]
}

#[js_invokable]
fn maybe_bytes() -> Maybe<Blob> {
    Some(vec![1])
}

#[js_invokable]
fn bytes_or_error() -> Result<Option<Vec<u8>>, LoadError> {
    Ok(Some(vec![1]))
}

#[js_invokable]
fn borrowed_bytes(bytes: &[u8]) -> Option<&[u8]> {
    bytes.get(1..)
}

#[js_invokable]
fn borrowed_text(text: &str, other: String) -> &str {
    text.strip_prefix(&other).unwrap_or(text)
}

#[js_invokable]
async fn borrowed_later(texts: &[String]) -> Option<&String> {
    texts.first()
}

#[js_invokable]
fn map() -> HashMap<String, (bool, Option<char>)> {
    HashMap::new()
}

#[js_invokable]
fn fixed() -> &'static str {
    "fixed"
}

/// The rest of an async invokable may hold what cannot be sent to another thread.
#[js_invokable]
async fn local() -> usize {
    let shared = Rc::new(1);
    std::future::ready(()).await;
    Rc::strong_count(&shared)
}

fn main() {
    assert!(alias().is_err() && io_result().is_err() && string_error().is_err() && str_error().is_err());
    assert_eq!(boxed().unwrap(), 12);
    assert_eq!(interop_error().unwrap_err().code(), ErrorCode::NotConnected);
    assert_eq!(borrowed_text("Amy Pond", "Amy ".to_owned()), "Pond");
    assert_eq!(borrowed_bytes(&[1, 2]), Some(&[2][..]));
    assert_eq!(bytes_or_error().unwrap(), maybe_bytes());
    by_name();
}

/// The same by name, as JavaScript calls them.
fn by_name() {
    let (fake, this_crate) = (FakeJs::new(), env!("CARGO_PKG_NAME"));
    for identifier in ["bytes", "maybe_bytes", "bytes_or_error"] {
        assert_eq!(fake.invoke::<FakeValue>(this_crate, identifier, ()).unwrap(), FakeValue::Bytes(vec![1]));
    }
    for (identifier, message) in [("alias", "not loaded"), ("string_error", "no"), ("str_error", "no")] {
        let error = fake.invoke::<()>(this_crate, identifier, ()).unwrap_err();
        assert_eq!((error.code(), error.message()), (ErrorCode::RustError, message));
    }
    assert_eq!(fake.run(fake.invoke_async::<u8>(this_crate, "boxed_send", ())).unwrap(), 12);
    assert_eq!(fake.invoke::<String>(this_crate, "borrowed_text", ("Amy Pond", "Amy ")).unwrap(), "Pond");
}
