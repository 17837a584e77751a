//! `FakeJs`: scripts the JavaScript side, plays it, and runs futures against it.
#![allow(clippy::needless_pass_by_value)] // tuples of arguments are written on the spot

use std::any::Any;
use std::future::Future;
use std::panic::{self, AssertUnwindSafe};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::peer::JsTables;
use super::script::{InMemory, Script};
use super::{FakeArgs, FakeRustObject};
use crate::args::JsArgs;
use crate::call::{Outcome, Returned};
use crate::codec::{Message, Roots};
use crate::connection::Connection;
use crate::dispatcher::{self, Call, Registry};
use crate::error::{ErrorCode, ErrorRecord, InteropError};
use crate::executor::Started;
use crate::handle::Handle;
use crate::limits::Limits;
use crate::runtime::JsRuntime;

/// A JavaScript side made of Rust closures.
///
/// ```
/// use interop_runtime::prelude::*;
/// use interop_runtime::testing::FakeJs;
///
/// let fake = FakeJs::new();
/// fake.on("greet", |args| Ok(format!("Hi {}", args.get::<String>(0)?)));
/// let text: String = fake.run(async { JsRuntime::current().invoke("greet", ("Amy",)).await })?;
/// assert_eq!(text, "Hi Amy");
/// # Ok::<(), InteropError>(())
/// ```
pub struct FakeJs {
    script: Rc<Script>,
    connection: Rc<Connection>,
}

impl Default for FakeJs {
    fn default() -> Self {
        Self::new()
    }
}

impl FakeJs {
    /// A double without functions.
    ///
    /// # Panics
    /// If two invokables of the program have one identifier; the message names both places.
    #[must_use]
    pub fn new() -> Self {
        if let Err(error) = Registry::get() {
            panic!("{error}");
        }
        let script = Script::new();
        let connection = Connection::new(Rc::new(InMemory(Rc::clone(&script))), Limits::default());
        FakeJs { script, connection }
    }

    /// Scripts a function: a path from `globalThis`, or `module#name` for a function of a module.
    pub fn on<T, F>(&self, name: &str, function: F)
    where
        T: Serialize,
        F: Fn(FakeArgs) -> Result<T, InteropError> + 'static,
    {
        let tables = Rc::clone(&self.script.tables);
        let answer = move |args| {
            let message = function(args).and_then(|result| encode(&tables, &result));
            Box::pin(async { message }) as super::script::Answer
        };
        self.script.add(name, Rc::new(answer));
    }

    /// Scripts a function that returns a promise.
    pub fn on_async<T, F, R>(&self, name: &str, function: F)
    where
        T: Serialize,
        F: Fn(FakeArgs) -> R + 'static,
        R: Future<Output = Result<T, InteropError>> + 'static,
    {
        let tables = Rc::clone(&self.script.tables);
        let answer = move |args| {
            let (tables, future) = (Rc::clone(&tables), function(args));
            Box::pin(async move { future.await.and_then(|result| encode(&tables, &result)) })
                as super::script::Answer
        };
        self.script.add(name, Rc::new(answer));
    }

    /// The arguments of every call of a function so far, scripted or not.
    #[must_use]
    pub fn calls(&self, name: &str) -> Vec<FakeArgs> {
        self.script.calls(name)
    }

    /// The errors of calls that nobody awaits.
    #[must_use]
    pub fn reported(&self) -> Vec<InteropError> {
        self.script.reported.borrow().clone()
    }

    /// The runtime that [`JsRuntime::current`] gives inside [`run`](Self::run).
    #[must_use]
    pub fn runtime(&self) -> JsRuntime {
        self.connection.enter(JsRuntime::current)
    }

    /// How many Rust objects the double holds, and how many of its objects Rust holds.
    #[must_use]
    pub fn live_objects(&self) -> (usize, usize) {
        (
            self.connection.tables.live_objects(),
            self.script.tables.live_objects(),
        )
    }

    /// Runs a future on this thread until it is done, with this double as the current runtime.
    pub fn run<F: Future>(&self, future: F) -> F::Output {
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut context = Context::from_waker(&waker);
        let mut future = pin!(future);
        loop {
            if let Poll::Ready(output) =
                self.connection.enter(|| future.as_mut().poll(&mut context))
            {
                return output;
            }
            self.connection.drain();
            if !self
                .script
                .advance(|call, result| self.connection.settled(call, result))
            {
                thread::park();
            }
        }
    }

    /// Plays JavaScript: calls an invokable by name and waits for its result.
    ///
    /// # Errors
    /// What JavaScript would get: `UnknownMethod`, `BadArgs`, `SyncUnsupported` for an async function,
    /// a value error with its path, `RustError`, `Panicked`, `Terminated`.
    pub fn invoke<T: DeserializeOwned>(
        &self,
        crate_name: &str,
        identifier: &str,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        self.finish(self.call(crate_name, identifier, None, &args, true)?)
    }

    /// Plays JavaScript: calls an invokable, sync or async.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    pub async fn invoke_async<T: DeserializeOwned>(
        &self,
        crate_name: &str,
        identifier: &str,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        self.settle(self.call(crate_name, identifier, None, &args, false)?)
            .await
    }

    /// Plays JavaScript: calls a method of an object and waits for its result.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke), and `Disposed`, `Busy`.
    pub fn invoke_method<T: DeserializeOwned>(
        &self,
        object: FakeRustObject,
        identifier: &str,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        self.finish(self.call("", identifier, Some(object.handle), &args, true)?)
    }

    /// Plays JavaScript: disposes an object. Twice is nothing.
    pub fn dispose(&self, object: FakeRustObject) {
        self.connection
            .enter(|| self.connection.tables.dispose(object.handle));
    }

    fn call(
        &self,
        crate_name: &str,
        identifier: &str,
        object: Option<Handle>,
        args: &impl JsArgs,
        sync: bool,
    ) -> Result<Started, InteropError> {
        if self.script.dead.get() {
            return Err(InteropError::new(
                ErrorCode::Terminated,
                "this instance ended with a panic; make a new one",
            ));
        }
        let args =
            args.with_values(|values| self.script.tables.encode(Roots::Arguments, values))?;
        args.commit();
        let call = Call {
            crate_name,
            identifier,
            object,
            args: Message::from_bytes(args.bytes()),
            sync,
        };
        let run = AssertUnwindSafe(|| dispatcher::dispatch(&self.connection, call));
        panic::catch_unwind(run).unwrap_or_else(|panic| {
            self.script.dead.set(true);
            Err(InteropError::new(ErrorCode::Panicked, panic_text(&*panic)))
        })
    }

    fn finish<T: DeserializeOwned>(&self, started: Started) -> Result<T, InteropError> {
        match started {
            Started::Ready(outcome) => self.result(outcome),
            Started::Pending(_) => unreachable!("a sync call does not start a task"),
        }
    }

    async fn settle<T: DeserializeOwned>(&self, started: Started) -> Result<T, InteropError> {
        let outcome = match started {
            Started::Ready(outcome) => outcome,
            // `run` polls again after every step, so there is nobody to wake.
            Started::Pending(call) => {
                std::future::poll_fn(|_| match self.script.take_settled(call) {
                    Some(outcome) => Poll::Ready(outcome),
                    None => Poll::Pending,
                })
                .await
            }
        };
        self.result(outcome)
    }

    /// An outcome as JavaScript receives it: through bytes, errors too.
    fn result<T: DeserializeOwned>(&self, outcome: Outcome) -> Result<T, InteropError> {
        let (message, failed) = match outcome.map(|payload| payload.0) {
            Ok(Returned::Message(message)) => (message, false),
            Ok(Returned::Scalar(scalar)) => {
                (self.connection.encode(Roots::Result, &[&scalar])?, false)
            }
            Ok(Returned::Nothing) => (self.connection.encode(Roots::Result, &[&()])?, false),
            Err(error) => (self.connection.encode_error(&error), true),
        };
        message.commit();
        let mut decoder = self.script.tables.decoder(&message)?;
        if failed {
            return Err(decoder.next::<ErrorRecord>(Roots::Result, 0)?.into());
        }
        decoder.next(Roots::Result, 0)
    }
}

fn encode<T: Serialize>(tables: &Rc<JsTables>, result: &T) -> Result<Message, InteropError> {
    tables.encode(Roots::Result, &[result])
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a text".to_owned())
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
