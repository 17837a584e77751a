//! A call from JavaScript: plain numbers as wasm arguments, everything else in the message in IN.

use serde::de::DeserializeOwned;

use super::buffers::{self, Status, leave, set_status};
use super::host;
use crate::__private::Args;
use crate::call::{Begun, Outcome};
use crate::callback::{self, Ran};
use crate::codec::{CodecError, Decoder, NumberDeserializer, Roots, apart};
use crate::error::{ErrorCode, InteropError};
use crate::executor::Started;
use crate::handle::Handle;
use crate::reference::{AnyObject, Gone, RustObjectRef};

/// The address of a raw function in the function table.
pub struct RawBody(*const ());

#[allow(unsafe_code)]
// SAFETY: the pointer is that of a function; it is never read through, only told to JavaScript.
unsafe impl Sync for RawBody {}

impl RawBody {
    /// Of a raw function that `register!` made.
    #[must_use]
    pub const fn new(function: *const ()) -> Self {
        RawBody(function)
    }

    pub(super) fn table_index(&self) -> u32 {
        buffers::address(self.0)
    }
}

/// The arguments of one raw call.
pub struct RawArgs<const N: usize> {
    object: f64,
    numbers: [f64; N],
    /// The next of `numbers`.
    next: usize,
    /// How many arguments were taken: supplied ones have a number but no place in JavaScript.
    taken: usize,
    message: Option<Decoder>,
}

impl<const N: usize> RawArgs<N> {
    #[inline]
    fn new(object: f64, numbers: [f64; N]) -> Self {
        RawArgs {
            object,
            numbers,
            next: 0,
            taken: 0,
            message: None,
        }
    }

    /// Ends the use of the message, also of one that a refusal left unread: the shapes in it count
    /// for the next message, and its shares have to be given back.
    #[inline]
    fn close(self, failed: bool) {
        if failed && self.message.is_none() {
            discard_unread();
        }
    }

    /// A value that is no plain number: the next root of the message.
    #[cold]
    fn take_root<T: DeserializeOwned>(&mut self, index: usize) -> Result<T, InteropError> {
        if self.message.is_none() {
            let message = host::connected()?.decoder(buffers::take_in())?;
            // Each of them stands for a number that is none; more would never be looked at.
            if message.roots() > self.numbers.iter().filter(|number| number.is_nan()).count() {
                let text = "malformed message: more values than the call has arguments";
                return Err(InteropError::new(ErrorCode::ProtocolError, text));
            }
            self.message = Some(message);
        }
        match &mut self.message {
            Some(message) => message.next(Roots::Arguments, index),
            None => unreachable!("made just above"),
        }
    }
}

impl<const N: usize> Args for RawArgs<N> {
    #[inline]
    fn take<T: DeserializeOwned>(&mut self) -> Result<T, InteropError> {
        let number = self.numbers[self.next];
        let index = self.taken;
        self.next += 1;
        self.taken += 1;
        if number.is_nan() {
            return self.take_root(index);
        }
        T::deserialize(NumberDeserializer(number))
            .map_err(|error: CodecError| error.at_argument(index))
    }

    #[inline]
    fn skip(&mut self) {
        self.next += 1;
    }

    fn object(&self) -> Result<AnyObject, Gone> {
        let Ok(connection) = host::connected() else {
            return Err(Gone::Disposed);
        };
        let handle = Handle::from_f64(self.object);
        let object = connection.tables.object(handle);
        object
            .map(AnyObject)
            .ok_or_else(|| connection.tables.gone(handle))
    }
}

#[cold]
fn discard_unread() {
    if let (Some(message), Ok(connection)) = (buffers::take_unread(), host::connected()) {
        drop(connection.decoder(message));
    }
}

/// Runs a sync invokable.
#[inline]
pub fn call_sync<const N: usize>(
    object: f64,
    numbers: [f64; N],
    run: impl FnOnce(&mut RawArgs<N>) -> Outcome,
) -> f64 {
    let mut args = RawArgs::new(object, numbers);
    let outcome = apart(|| run(&mut args));
    args.close(outcome.is_err());
    finish(outcome)
}

/// Starts an async invokable: its outcome when it is ready at once, else a promise.
#[inline]
pub fn call_async<const N: usize>(
    object: f64,
    numbers: [f64; N],
    begin: impl FnOnce(&mut RawArgs<N>) -> Begun,
) -> f64 {
    let mut args = RawArgs::new(object, numbers);
    let started = apart(|| begin(&mut args));
    args.close(started.is_err());
    finish_async(started)
}

/// Calls a callback: a raw function for all of them, with as many numbers as any can have.
#[allow(unsafe_code)] // a reserved export name
#[unsafe(no_mangle)]
#[allow(clippy::too_many_arguments, clippy::many_single_char_names)] // plain numbers cross fastest
extern "C" fn __interop_call(
    object: f64,
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    e: f64,
    f: f64,
    g: f64,
    h: f64,
) -> f64 {
    let mut args = RawArgs::new(object, [a, b, c, d, e, f, g, h]);
    let callback = args
        .object()
        .map_err(|gone| gone.on_call("callback"))
        .and_then(|object| RustObjectRef::from_object(object.0));
    let ran = match callback {
        Ok(callback) => apart(|| callback::call(&callback, &mut args)),
        Err(error) => Ran::Sync(Err(error)),
    };
    match ran {
        Ran::Sync(outcome) => {
            args.close(outcome.is_err());
            finish(outcome)
        }
        Ran::Async(started) => {
            args.close(started.is_err());
            finish_async(started)
        }
    }
}

fn finish_async(begun: Begun) -> f64 {
    let started = begun.and_then(|future| Ok(host::connected()?.start(future)));
    let outcome = match started {
        Ok(Started::Pending(call)) => {
            set_status(Status::Promise);
            return call.to_f64();
        }
        Ok(Started::Ready(outcome)) => outcome,
        Err(error) => Err(error),
    };
    finish(outcome)
}

#[inline]
fn finish(outcome: Outcome) -> f64 {
    let (status, number) = leave(outcome, host::encode_error);
    if !matches!(status, Status::Number) {
        set_status(status);
    }
    number
}
