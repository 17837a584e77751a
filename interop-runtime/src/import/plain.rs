//! The shortcut of imports in-process: numbers, and strings of a sync call, go to JavaScript without a message.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::{Sent, SentArgument};
use crate::codec::Declared;
use crate::connection;
use crate::error::InteropError;
use crate::invoke_future::Arrived;
use crate::js_function::{Callee, JsFunction};
use crate::pending::Answer;
use crate::transport::in_process::plain_calls::{self, PlainArgs};

/// So many arguments it takes; few functions have more.
const MOST: usize = 3;

/// Longest string that goes so, in bytes: its address and length share a double.
const MAX_TEXT: usize = (1 << 20) - 1;

/// Calls, if every argument can go so. The number that was returned, unless the status says that something else was.
pub(super) fn call(callee: Callee<'_>, args: &[SentArgument<'_>], result: fn() -> Declared) -> f64 {
    if let Some(function) = callee.plain()
        && let Some(args) = plain(args)
    {
        let number = function.number();
        if number != 0 {
            return plain_calls::call(number, &args);
        }
        if let Some(number) = bind(callee, function, result) {
            return plain_calls::call(number, &args);
        }
    }
    plain_calls::no_call()
}

#[inline]
fn plain(given: &[SentArgument<'_>]) -> Option<PlainArgs> {
    let mut args = PlainArgs {
        numbers: [0.0; MOST],
        texts: 0,
        count: given.len(),
    };
    if given.len() > MOST {
        return None;
    }
    for (i, (number, argument)) in args.numbers.iter_mut().zip(given).enumerate() {
        *number = match &argument.0 {
            Sent::Number(number) => *number,
            Sent::Text(text) if text.len() <= MAX_TEXT => {
                args.texts |= 1 << i;
                plain_calls::packed(text)
            }
            _ => return None,
        };
    }
    Some(args)
}

/// The number under which JavaScript knows the function, from the first call on. Nothing where there is no JavaScript:
/// the other road says what is wrong.
#[cold]
fn bind(
    callee: Callee<'_>,
    function: &'static JsFunction,
    result: fn() -> Declared,
) -> Option<u32> {
    callee.connection().ok()?;
    let number = plain_calls::bind(function.place(), result());
    function.set_number(number);
    Some(number)
}

/// A call with numbers that is answered later. Like any other it is sent when it is first polled.
pub(super) struct PlainCall {
    function: &'static JsFunction,
    state: State,
}

enum State {
    Unsent(u32, PlainArgs),
    Sent(Answer),
    Done,
}

impl PlainCall {
    /// Nothing if an argument needs a message.
    pub(super) fn new(
        callee: Callee<'_>,
        given: &[SentArgument<'_>],
        result: fn() -> Declared,
    ) -> Option<Self> {
        let function = callee.plain()?;
        // A string is borrowed, and may be gone when the call is sent.
        let args = plain(given).filter(|args| args.texts == 0)?;
        let number = match function.number() {
            0 => bind(callee, function, result)?,
            number => number,
        };
        Some(PlainCall {
            function,
            state: State::Unsent(number, args),
        })
    }

    fn send(&mut self) -> Result<(), InteropError> {
        if let State::Unsent(number, args) = &self.state {
            let begin = |call| plain_calls::begin(call, *number, args);
            let answer = connection::current()?.begin_plain(begin)?;
            self.state = State::Sent(answer);
        }
        Ok(())
    }
}

impl Future for PlainCall {
    type Output = Arrived;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Arrived> {
        let sent = self.send();
        let answer = match (sent, &mut self.state) {
            (Err(error), _) => Poll::Ready(Err(error)),
            (Ok(()), State::Sent(answer)) => Pin::new(answer).poll(context),
            (Ok(()), _) => unreachable!("a call is not polled after it was ready"),
        };
        answer.map(|answer| {
            self.state = State::Done;
            Arrived::new(self.function.callee().target(), answer)
        })
    }
}
