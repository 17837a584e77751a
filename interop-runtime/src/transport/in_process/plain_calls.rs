//! Calls of imports whose arguments need no message. JavaScript knows each such function by a number.

use super::buffers::{self, Status, set_status, status, take_status};
use super::host;
use super::imports;
use crate::call::CallId;
use crate::codec::{Apart, Declared};
use crate::pending::{Arrival, Opened};

/// What the status says after such a call; 0 is the number that was returned.
const MESSAGE: u32 = 1;
const ERROR: u32 = 2;
const UNDEFINED: u32 = 4;
const NO_MEMORY: u32 = 10;
const DEAD: u32 = 11;
const NO_CALL: u32 = Status::NoCall as u32;

/// Up to three arguments.
pub(crate) struct PlainArgs {
    pub(crate) numbers: [f64; 3],
    /// A bit for each that is a string, [`packed`].
    pub(crate) texts: i32,
    pub(crate) count: usize,
}

/// Gives a function its number.
pub(crate) fn bind((module, name): (&str, &str), result: Declared) -> u32 {
    imports::bind(
        module.as_ptr(),
        module.len(),
        name.as_ptr(),
        name.len(),
        result.bits().into(),
    )
}

/// Calls and waits. The number that was returned, if [`gave_number`].
#[inline(never)]
pub(crate) fn call(function: u32, args: &PlainArgs) -> f64 {
    let function = f64::from(function);
    let [a, b, c] = args.numbers;
    let _apart = Apart::enter();
    match (args.texts, args.count) {
        (0, 0) => imports::call_0(function),
        (0, 1) => imports::call_1(function, a),
        (0, 2) => imports::call_2(function, a, b),
        (0, _) => imports::call_3(function, a, b, c),
        #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)] // at most 3
        (texts, count) => imports::call_texts(function, texts, count as i32, a, b, c),
    }
}

/// Nothing was called: [`other_answer`] says so.
pub(crate) fn no_call() -> f64 {
    set_status(Status::NoCall);
    0.0
}

/// Whether the call that was made last returned a number.
#[inline]
pub(crate) fn gave_number() -> bool {
    status() == 0
}

/// What came of a call that gave no number; nothing if it was not made.
#[cold]
pub(crate) fn other_answer() -> Option<Opened> {
    Some(match take_status() {
        UNDEFINED => Ok(Arrival::Nothing),
        MESSAGE => {
            let message = buffers::take_in();
            crate::connection::current().and_then(|connection| connection.open(Ok(Some(message))))
        }
        ERROR => Err(host::decode_error(buffers::take_in())),
        NO_MEMORY => Err(host::no_memory()),
        NO_CALL => return None,
        _ => host::stop(),
    })
}

/// Address and length of a string in one double.
#[allow(clippy::cast_precision_loss)] // below 2^52
pub(crate) fn packed(text: &str) -> f64 {
    let address = u64::from(buffers::address(text.as_ptr()));
    (address | ((text.len() as u64) << 32)) as f64
}

/// Calls; the answer comes later.
pub(crate) fn begin(call: CallId, function: u32, args: &PlainArgs) {
    let (call, function) = (call.to_f64(), f64::from(function));
    let [a, b, c] = args.numbers;
    let _apart = Apart::enter();
    match args.count {
        0 => imports::begin_0(call, function),
        1 => imports::begin_1(call, function, a),
        2 => imports::begin_2(call, function, a, b),
        _ => imports::begin_3(call, function, a, b, c),
    }
    if take_status() == DEAD {
        host::stop();
    }
}
