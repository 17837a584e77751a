//! A call from JavaScript: plain numbers as wasm arguments, everything else in the message in IN.
#![allow(clippy::inline_always)] // what an invokable of numbers is made of: out of line it would be four times as slow

use std::rc::Rc;

use serde::de::DeserializeOwned;

use super::buffers::{self, Status, leave, set_status};
use super::host;
use super::late;
use crate::__private::Args;
use crate::call::{Begun, Outcome, Payload, Returned};
use crate::callback::{self, Ran};
use crate::codec::{CodecError, Decoder, NumberDeserializer, Roots, Scalar};
use crate::error::{ErrorCode, InteropError};
use crate::executor::Started;
use crate::handle::Handle;
use crate::reference::{AnyObject, Gone, Object, RustObjectRef};

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
pub struct RawArgs<'a, const N: usize> {
    object: f64,
    numbers: [f64; N],
    /// The next of `numbers`.
    next: usize,
    /// How many arguments were taken: supplied ones have a number but no place in JavaScript.
    taken: usize,
    rest: &'a mut Rest,
}

/// What arguments that are no numbers are taken from. Apart from the others, so that those need not be in memory.
#[derive(Default)]
pub(super) struct Rest {
    /// How much of the text beside the arguments was taken, in bytes.
    text: usize,
    /// Made by the first argument that needs it. In a box, so that a call without one moves nothing about.
    message: Option<Box<Decoder>>,
}

impl<'a, const N: usize> RawArgs<'a, N> {
    #[inline(always)]
    fn new(object: f64, numbers: [f64; N], rest: &'a mut Rest) -> Self {
        RawArgs {
            object,
            numbers,
            next: 0,
            taken: 0,
            rest,
        }
    }

    /// The next number, and its place in JavaScript.
    #[inline(always)]
    fn next(&mut self) -> (f64, usize) {
        let next = (self.numbers[self.next], self.taken);
        self.next += 1;
        self.taken += 1;
        next
    }

    #[inline(always)]
    fn take_root<T: DeserializeOwned>(&mut self, index: usize) -> Result<T, InteropError> {
        let numbers = self.numbers; // a copy, so that a call without a message keeps them in registers
        take_root(&mut self.rest.message, &numbers, index)
    }
}

/// A value that is no plain number: the next root of the message.
#[inline(never)]
pub(super) fn take_root<T: DeserializeOwned>(
    message: &mut Option<Box<Decoder>>,
    numbers: &[f64],
    index: usize,
) -> Result<T, InteropError> {
    opened(message, numbers)?.next(Roots::Arguments, index)
}

fn opened<'a>(
    message: &'a mut Option<Box<Decoder>>,
    numbers: &[f64],
) -> Result<&'a mut Decoder, InteropError> {
    if message.is_none() {
        let made = host::connected()?.decoder(buffers::take_in())?;
        // Each of them stands for a number that is none; more would never be looked at.
        if made.roots() > numbers.iter().filter(|number| number.is_nan()).count() {
            let text = "malformed message: more values than the call has arguments";
            return Err(InteropError::new(ErrorCode::ProtocolError, text));
        }
        *message = Some(Box::new(made));
    }
    match message {
        Some(message) => Ok(message),
        None => unreachable!("made just above"),
    }
}

impl<const N: usize> Args for RawArgs<'_, N> {
    #[inline(always)]
    fn take<T: DeserializeOwned>(&mut self) -> Result<T, InteropError> {
        let (number, index) = self.next();
        if number.is_nan() {
            return self.take_root(index);
        }
        T::deserialize(NumberDeserializer(number))
            .map_err(|error: CodecError| error.at_argument(index))
    }

    /// The number is the length of a text that JavaScript has put beside the arguments.
    #[inline(always)]
    fn take_text(&mut self) -> Result<String, InteropError> {
        let (number, index) = self.next();
        if number.is_nan() {
            return self.take_root(index);
        }
        take_text(&mut self.rest.text, number)
    }

    #[inline(always)]
    fn skip(&mut self) {
        self.next += 1;
    }

    #[inline(always)]
    fn object(&self) -> Result<AnyObject, Gone> {
        object(self.object).map(AnyObject)
    }
}

#[inline(never)]
fn object(handle: f64) -> Result<Rc<dyn Object>, Gone> {
    let handle = Handle::from_f64(handle);
    host::object(handle).ok_or_else(|| host::gone(handle))
}

#[inline(never)]
fn take_text(taken: &mut usize, length: f64) -> Result<String, InteropError> {
    let text = buffers::take_text(*taken, length).ok_or_else(|| {
        let text = "malformed call: the text beside the arguments is not what was announced";
        InteropError::new(ErrorCode::ProtocolError, text)
    })?;
    *taken += text.len();
    Ok(text)
}

/// Runs a sync invokable. All of it is compiled into each of them, so that one of numbers is those numbers and a
/// comparison; whatever else a call can be is in functions that they share.
#[inline(always)]
pub fn call_sync<const N: usize>(
    object: f64,
    numbers: [f64; N],
    run: impl FnOnce(&mut RawArgs<'_, N>) -> Outcome,
) -> f64 {
    let mut rest = Rest::default();
    let outcome = run(&mut RawArgs::new(object, numbers, &mut rest));
    if let Ok(Payload(Returned::Scalar(Scalar::Number(number)))) = outcome
        && rest.message.is_none()
    {
        // There is nothing to drop, which the compiler would ask a function.
        std::mem::forget((outcome, rest));
        return number;
    }
    end(rest.message, outcome)
}

/// Starts an async invokable: its outcome when it is ready at once, else a promise.
#[inline(always)]
pub fn call_async<const N: usize>(
    object: f64,
    numbers: [f64; N],
    start: impl FnOnce(&mut RawArgs<'_, N>) -> Begun,
) -> f64 {
    let mut rest = Rest::default();
    let begun = start(&mut RawArgs::new(object, numbers, &mut rest));
    end_async(rest.message, begun)
}

/// Ends the use of the message, also of one that a refusal left unread: the shapes in it count for the next message, and
/// its shares have to be given back.
fn close(message: Option<Box<Decoder>>, failed: bool) {
    match message {
        Some(message) => drop(message),
        None if failed => discard_unread(),
        None => {}
    }
}

#[cold]
fn discard_unread() {
    if let (Some(message), Ok(connection)) = (buffers::take_unread(), host::connected()) {
        drop(connection.decoder(message));
    }
}

#[inline(never)]
pub(super) fn end(message: Option<Box<Decoder>>, outcome: Outcome) -> f64 {
    close(message, outcome.is_err());
    finish(outcome)
}

#[inline(never)]
fn end_async(message: Option<Box<Decoder>>, begun: Begun) -> f64 {
    close(message, begun.is_err());
    let started = begun.and_then(|future| Ok(host::connected()?.start(future)));
    match started {
        Ok(Started::Pending(call)) => {
            set_status(Status::Promise);
            call.to_f64()
        }
        Ok(Started::Ready(outcome)) => finish(outcome),
        Err(error) => finish(Err(error)),
    }
}

fn finish(outcome: Outcome) -> f64 {
    let (status, number) = leave(outcome, host::encode_error);
    if !matches!(status, Status::Number) {
        set_status(status);
    }
    number
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
    call_late(object, [a, b, c, d, e, f, g, h])
}

/// The same for those of one parameter, which most have: JavaScript need not make up the others.
#[allow(unsafe_code)] // a reserved export name
#[unsafe(no_mangle)]
extern "C" fn __interop_call_1(object: f64, a: f64) -> f64 {
    let rest = f64::NAN;
    call_late(object, [a, rest, rest, rest, rest, rest, rest, rest])
}

#[inline(always)]
fn call_late(handle: f64, numbers: late::Numbers) -> f64 {
    // Without a closure there is no function that could be called.
    late::CALL.get().map_or(0.0, |call| call(handle, numbers))
}

pub(super) fn call_back(handle: f64, numbers: late::Numbers) -> f64 {
    let mut rest = Rest::default();
    let callback = object(handle)
        .map_err(|gone| gone.on_call("callback"))
        .and_then(|object| RustObjectRef::from_object(&object));
    let mut args = RawArgs::new(handle, numbers, &mut rest);
    let ran = match &callback {
        Ok(callback) => callback::call(callback, &mut args),
        Err(error) => Ran::Sync(Err(error.clone())),
    };
    match ran {
        Ran::Sync(Ok(Payload(Returned::Scalar(Scalar::Number(number)))))
            if rest.message.is_none() =>
        {
            number
        }
        Ran::Sync(outcome) => end(rest.message, outcome),
        Ran::Async(begun) => end_async(rest.message, begun),
    }
}
