//! What a `#[js_import]` stub calls: the JavaScript function it stands for, and its arguments.
#![allow(clippy::missing_errors_doc, clippy::must_use_candidate)] // for generated code only
#![allow(clippy::needless_pass_by_value)] // tuples of arguments are written on the spot

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use serde::de::DeserializeOwned;

use crate::args::JsArgs;
#[cfg(target_arch = "wasm32")]
use crate::codec::{CodecError, Declared, NumberDeserializer};
use crate::codec::{ErasedValue, JsBytes};
use crate::connection;
#[cfg(target_arch = "wasm32")]
use crate::connection::Connection;
use crate::crossing::{ByteLike, Bytes, FromJs, IntoJs};
use crate::error::InteropError;
use crate::invoke_future::{Arrived, CallFuture, InvokeFuture};
use crate::js_function::Callee;
use crate::reference::JsObjectRef;

#[cfg(target_arch = "wasm32")]
mod plain;
#[cfg(target_arch = "wasm32")]
use crate::transport::in_process::plain_calls;

/// The result type of an import: the call can always fail.
#[diagnostic::on_unimplemented(
    message = "an import cannot return `{Self}`: every call into JavaScript can fail",
    label = "write `Result<{Self}, InteropError>`"
)]
pub trait Fallible {
    /// What JavaScript sends back.
    type Value;
    /// `Ok` or `Err`.
    fn from_result(result: Result<Self::Value, InteropError>) -> Self;
}

impl<T, E: ImportError> Fallible for Result<T, E> {
    type Value = T;
    #[inline]
    fn from_result(result: Result<T, InteropError>) -> Self {
        result.map_err(E::from)
    }
}

/// The error type of an import.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error of an import",
    label = "is not made from an `InteropError`",
    note = "write `InteropError`, or implement `From<InteropError>` for your own type"
)]
pub trait ImportError: From<InteropError> {}
#[diagnostic::do_not_recommend]
impl<E: From<InteropError>> ImportError for E {}

/// Calls an import whose result type is `R`. Inherent functions win over the trait, as with `Param`.
pub struct Import<R>(PhantomData<R>);

/// The general road: by serde.
pub trait ImportValue<R> {
    /// Calls and waits.
    fn invoke(callee: Callee<'_>, args: &[SentArgument<'_>]) -> R
    where
        R: Fallible,
        R::Value: FromJs;
    /// Calls.
    fn invoke_async(callee: Callee<'_>, args: &[SentArgument<'_>]) -> ImportFuture<R>
    where
        R: Fallible,
        R::Value: FromJs;
}

impl<R> ImportValue<R> for Import<R> {
    fn invoke(callee: Callee<'_>, args: &[SentArgument<'_>]) -> R
    where
        R: Fallible,
        R::Value: FromJs,
    {
        R::from_result(call_sync(callee, args))
    }

    fn invoke_async(callee: Callee<'_>, args: &[SentArgument<'_>]) -> ImportFuture<R>
    where
        R: Fallible,
        R::Value: FromJs,
    {
        let finish = |arrived: Arrived| R::from_result(arrived.decode());
        ImportFuture {
            call: call_async::<R::Value>(callee, args),
            finish,
        }
    }
}

/// A result that is bytes, and not a list of numbers.
pub trait BytesResult: Fallible {
    /// What serde reads.
    type Received: DeserializeOwned;
    /// What the import returns.
    fn convert(received: Self::Received) -> Self::Value;
}

impl<E: ImportError> BytesResult for Result<Vec<u8>, E> {
    type Received = JsBytes;
    fn convert(received: JsBytes) -> Vec<u8> {
        received.into()
    }
}

impl<E: ImportError> BytesResult for Result<Option<Vec<u8>>, E> {
    type Received = Option<JsBytes>;
    fn convert(received: Option<JsBytes>) -> Option<Vec<u8>> {
        received.map(Vec::from)
    }
}

impl<R: BytesResult> Import<R> {
    /// Calls and waits for bytes.
    pub fn invoke(callee: Callee<'_>, args: &[SentArgument<'_>]) -> R {
        R::from_result(call_sync(callee, args).map(R::convert))
    }

    /// Calls for bytes.
    pub fn invoke_async(callee: Callee<'_>, args: &[SentArgument<'_>]) -> ImportFuture<R> {
        let finish = |arrived: Arrived| R::from_result(arrived.decode().map(R::convert));
        ImportFuture {
            call: call_async::<R::Received>(callee, args),
            finish,
        }
    }
}

/// The result type of an import that calls a constructor.
#[diagnostic::on_unimplemented(
    message = "a constructor cannot return `{Self}`",
    label = "write `Result<JsObjectRef, InteropError>`",
    note = "what `new` makes stays in JavaScript, and Rust gets a reference to it"
)]
pub trait Constructs: Fallible<Value = JsObjectRef> {}
impl<E: ImportError> Constructs for Result<JsObjectRef, E> {}

/// The result type of an import that sets a property.
#[diagnostic::on_unimplemented(
    message = "a setter cannot return `{Self}`",
    label = "write `Result<(), InteropError>`",
    note = "an assignment has no result besides that it was done"
)]
pub trait Sets: Fallible<Value = ()> {}
impl<E: ImportError> Sets for Result<(), E> {}

/// Constructs and waits.
pub fn construct<R: Constructs>(callee: Callee<'_>, args: &[SentArgument<'_>]) -> R {
    R::from_result(call_sync(callee, args))
}

/// Constructs.
pub fn construct_async<R: Constructs>(
    callee: Callee<'_>,
    args: &[SentArgument<'_>],
) -> ImportFuture<R> {
    ImportFuture {
        call: call_async::<JsObjectRef>(callee, args),
        finish: |arrived| R::from_result(arrived.decode()),
    }
}

/// Sets and waits.
pub fn set<R: Sets>(callee: Callee<'_>, args: &[SentArgument<'_>]) -> R {
    R::from_result(call_sync(callee, args))
}

/// Sets.
pub fn set_async<R: Sets>(callee: Callee<'_>, args: &[SentArgument<'_>]) -> ImportFuture<R> {
    ImportFuture {
        call: call_async::<()>(callee, args),
        finish: |arrived| R::from_result(arrived.decode()),
    }
}

fn call_sync<T: DeserializeOwned>(
    callee: Callee<'_>,
    args: &[SentArgument<'_>],
) -> Result<T, InteropError> {
    // A number for numbers and strings is the usual case, and in-process it needs nothing else.
    #[cfg(target_arch = "wasm32")]
    {
        let number = plain::call(callee, args, Declared::of::<T>);
        if plain_calls::gave_number() {
            return T::deserialize(NumberDeserializer(number))
                .map_err(|error| CodecError::at_result(error).in_method(|| callee.method()));
        }
        if let Some(answer) = plain_calls::other_answer() {
            let result = Connection::decode_result(answer);
            return result.map_err(|error| error.in_method(|| callee.method()));
        }
    }
    call_with_message(callee, args)
}

#[inline(never)]
fn call_with_message<T: DeserializeOwned>(
    callee: Callee<'_>,
    args: &[SentArgument<'_>],
) -> Result<T, InteropError> {
    let connection = callee.connection()?;
    args.with_values(|values| connection.invoke(callee.verb(), &callee.target(), values))
}

fn call_async<T: DeserializeOwned>(callee: Callee<'_>, args: &[SentArgument<'_>]) -> Call {
    #[cfg(target_arch = "wasm32")]
    if let Some(call) = plain::PlainCall::new(callee, args, Declared::of::<T>) {
        return Call::Plain(call);
    }
    let call = CallFuture::new::<T>(callee.connection(), callee.verb(), callee.target(), args);
    Call::General(call)
}

/// A call that is answered later.
enum Call {
    General(CallFuture),
    #[cfg(target_arch = "wasm32")]
    Plain(plain::PlainCall),
}

/// Resolves to the result of an import.
pub struct ImportFuture<R> {
    call: Call,
    finish: fn(Arrived) -> R,
}

impl<R> Future for ImportFuture<R> {
    type Output = R;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<R> {
        let arrived = match &mut self.call {
            Call::General(call) => Pin::new(call).poll(context),
            #[cfg(target_arch = "wasm32")]
            Call::Plain(call) => Pin::new(call).poll(context),
        };
        arrived.map(self.finish)
    }
}

/// Calls without waiting for the answer; a failure goes to the unhandled-error hook.
pub fn import_one_way(callee: Callee<'_>, args: &[SentArgument<'_>]) {
    let connection = match callee.connection() {
        Ok(connection) => connection,
        Err(error) => {
            // Without JavaScript there is nobody to tell, and nothing that could have happened.
            if let Ok(connection) = connection::current() {
                connection.transport.report(error);
            }
            return;
        }
    };
    let call = InvokeFuture::<()>::new(
        Ok(Rc::clone(&connection)),
        callee.verb(),
        callee.target(),
        args,
    );
    let transport = Rc::clone(&connection.transport);
    connection.spawn(async move {
        if let Err(error) = call.await {
            transport.report(error);
        }
    });
}

/// An argument of an import. An inherent method wins over the trait, as with `Param`.
pub struct Argument<'a, T>(pub &'a T);

/// The general road: the value itself.
pub trait WrapArgument<'a, T> {
    /// What is serialized.
    fn wrap(self) -> SentArgument<'a>
    where
        T: IntoJs;
}

impl<'a, T> WrapArgument<'a, T> for Argument<'a, T> {
    #[inline]
    fn wrap(self) -> SentArgument<'a>
    where
        T: IntoJs,
    {
        SentArgument(Sent::Value(self.0))
    }
}

impl<'a, T: OwnArgument> Argument<'a, T> {
    /// Numbers and strings may need no message; bytes are no list of numbers.
    #[inline]
    #[must_use]
    pub fn wrap(self) -> SentArgument<'a> {
        SentArgument(self.0.sent())
    }
}

/// Types that an argument has an own road for, besides serde.
pub trait OwnArgument {
    /// What is sent.
    #[doc(hidden)]
    fn sent(&self) -> Sent<'_>;
}

impl<T: ByteLike> OwnArgument for T {
    fn sent(&self) -> Sent<'_> {
        Sent::Bytes(self.bytes().map(Bytes))
    }
}

macro_rules! numbers {
    ($($type:ty)+) => { $(
        impl OwnArgument for $type {
            #[inline]
            fn sent(&self) -> Sent<'_> {
                Sent::Number(f64::from(*self))
            }
        }
    )+ };
}
numbers!(i8 i16 i32 u8 u16 u32 f32 f64);

impl OwnArgument for &str {
    #[inline]
    fn sent(&self) -> Sent<'_> {
        Sent::Text(self)
    }
}

impl OwnArgument for String {
    #[inline]
    fn sent(&self) -> Sent<'_> {
        Sent::Text(self)
    }
}

/// An argument whose type was checked.
pub struct SentArgument<'a>(Sent<'a>);

/// An argument as it is sent.
#[doc(hidden)]
pub enum Sent<'a> {
    Value(&'a dyn ErasedValue),
    Bytes(Option<Bytes<'a>>),
    Number(f64),
    Text(&'a str),
}

/// The most parameters that a function can have.
const MOST: usize = 12;

impl JsArgs for [SentArgument<'_>] {
    fn with_values<R>(&self, use_them: impl FnOnce(&[&dyn ErasedValue]) -> R) -> R {
        let mut values: [&dyn ErasedValue; MOST] = [&(); MOST];
        for (value, argument) in values.iter_mut().zip(self) {
            *value = match &argument.0 {
                Sent::Value(value) => *value,
                Sent::Bytes(bytes) => bytes,
                Sent::Number(number) => number,
                Sent::Text(text) => text,
            };
        }
        use_them(&values[..self.len()])
    }
}
