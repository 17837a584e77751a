//! The future of a call into JavaScript.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::args::JsArgs;
use crate::call::Verb;
use crate::codec::{Declared, Message, Roots};
use crate::connection::Connection;
use crate::error::{ErrorCode, InteropError};
use crate::pending::{Answer, Opened};
use crate::target::Target;

/// What [`JsRuntime::invoke`](crate::JsRuntime::invoke) and its relatives return: resolves to the
/// function's result.
///
/// The arguments were encoded when it was made. The call is sent when it is first polled; dropped
/// before that, nothing was sent, and dropped later, the answer is ignored.
///
/// ```no_run
/// # use interop_runtime::{InteropError, JsRuntime};
/// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
/// let call = js.invoke::<f64>("Math.sqrt", (2,));
/// assert!(call.await? > 1.4);
/// # Ok(()) }
/// ```
#[must_use = "the call is sent when this is awaited"]
pub struct InvokeFuture<T> {
    call: CallFuture,
    decode: fn(Arrived) -> Result<T, InteropError>,
}

/// A call whatever its result is: what surrounds a result is compiled once. The type of the result is
/// asked for when the call is made and not when it is awaited, so that a wrong one is one error.
pub(crate) struct CallFuture {
    state: State,
    result: Declared,
    timeout: Option<Duration>,
    /// The answer of the host's clock, once the call was sent.
    deadline: Option<Answer>,
}

enum State {
    /// Refused before it could be sent.
    Refused(InteropError),
    Unsent(Call, Message),
    Sent(Call, Answer),
    Done,
}

struct Call {
    connection: Rc<Connection>,
    verb: Verb,
    target: Target<'static>,
}

/// What came of a call, not yet decoded.
pub(crate) struct Arrived(Result<(Target<'static>, Opened), InteropError>);

impl Arrived {
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn new(target: Target<'static>, answer: Opened) -> Self {
        Arrived(Ok((target, answer)))
    }

    pub(crate) fn decode<T: DeserializeOwned>(self) -> Result<T, InteropError> {
        let (target, result) = self.0?;
        let result = Connection::decode_result(result);
        result.map_err(|error| error.in_method(|| target.to_string()))
    }
}

impl CallFuture {
    pub(crate) fn new<T: DeserializeOwned>(
        connection: Result<Rc<Connection>, InteropError>,
        verb: Verb,
        target: Target<'_>,
        args: &(impl JsArgs + ?Sized),
    ) -> Self {
        let state = connection.and_then(|connection| {
            let args = args.with_values(|values| connection.encode(Roots::Arguments, values));
            let args = args.map_err(|error| error.in_method(|| target.to_string()))?;
            Ok(State::Unsent(
                Call {
                    connection,
                    verb,
                    target: target.into_owned(),
                },
                args,
            ))
        });
        CallFuture {
            state: state.unwrap_or_else(State::Refused),
            result: Declared::of::<T>(),
            timeout: None,
            deadline: None,
        }
    }
}

impl CallFuture {
    /// Sets the host's clock at the first poll, and fails when it has answered.
    fn check_deadline(
        &mut self,
        call: &Call,
        context: &mut Context<'_>,
    ) -> Result<(), InteropError> {
        #[cfg(not(target_arch = "wasm32"))]
        let timeout = self.timeout.or(call.connection.limits.call_timeout);
        #[cfg(target_arch = "wasm32")]
        let timeout = self.timeout;
        let Some(timeout) = timeout else {
            return Ok(());
        };
        let deadline = match &mut self.deadline {
            Some(deadline) => deadline,
            None => self.deadline.insert(call.connection.sleep(timeout)?),
        };
        if Pin::new(deadline).poll(context).is_pending() {
            return Ok(());
        }
        let text = format!(
            "`{}` gave no answer within {timeout:?}; raise the timeout if it may take longer",
            call.target
        );
        Err(InteropError::new(ErrorCode::Timeout, text))
    }
}

impl Future for CallFuture {
    type Output = Arrived;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Arrived> {
        let (call, mut answer) = match std::mem::replace(&mut self.state, State::Done) {
            State::Refused(error) => return Poll::Ready(Arrived(Err(error))),
            State::Unsent(call, args) => {
                match call
                    .connection
                    .send(call.verb, &call.target, &args, self.result)
                {
                    Ok(answer) => (call, answer),
                    Err(error) => {
                        let error = error.in_method(|| call.target.to_string());
                        return Poll::Ready(Arrived(Err(error)));
                    }
                }
            }
            State::Sent(call, answer) => (call, answer),
            State::Done => unreachable!("a call is not polled after it was ready"),
        };
        match Pin::new(&mut answer).poll(context) {
            Poll::Pending => {
                if let Err(error) = self.check_deadline(&call, context) {
                    return Poll::Ready(Arrived(Err(error.in_method(|| call.target.to_string()))));
                }
                self.state = State::Sent(call, answer);
                Poll::Pending
            }
            Poll::Ready(result) => Poll::Ready(Arrived(Ok((call.target, result)))),
        }
    }
}

impl<T: DeserializeOwned> InvokeFuture<T> {
    pub(crate) fn new(
        connection: Result<Rc<Connection>, InteropError>,
        verb: Verb,
        target: Target<'_>,
        args: &(impl JsArgs + ?Sized),
    ) -> Self {
        InvokeFuture {
            call: CallFuture::new::<T>(connection, verb, target, args),
            decode: Arrived::decode,
        }
    }

    /// Ends the call with `Timeout` when JavaScript has not answered by then.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef};
    /// # use std::time::Duration;
    /// # async fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// chart.invoke_void("redraw", ()).timeout(Duration::from_secs(5)).await?;
    /// # Ok(()) }
    /// ```
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with_timeout(Some(timeout))
    }

    pub(crate) fn with_timeout(mut self, timeout: Option<Duration>) -> Self {
        self.call.timeout = timeout;
        self
    }
}

impl<T> Future for InvokeFuture<T> {
    type Output = Result<T, InteropError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context).map(self.decode)
    }
}
