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
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::peer::JsTables;
use super::script::{InMemory, Script, terminated};
use super::{FakeArgs, FakeCallback, FakeJsObject, FakeRustObject};
use crate::args::JsArgs;
use crate::call::{Outcome, Returned};
use crate::codec::{Message, Roots};
use crate::connection::Connection;
use crate::dispatcher::{self, Call, Callee};
use crate::error::{ErrorCode, ErrorRecord, InteropError};
use crate::executor::Started;
use crate::invokable::Member;
use crate::limits::Limits;
use crate::registry::Registry;
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
        self.script.add(name, Rc::new(answer), false);
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
        self.script.add(name, Rc::new(answer), true);
    }

    /// An object or function of the double, to be given to Rust by reference. Called as a function it is
    /// what [`on`](Self::on) scripts under `name`; its methods are scripted under `name#method`.
    ///
    /// ```
    /// use interop_runtime::prelude::*;
    /// use interop_runtime::testing::FakeJs;
    ///
    /// #[js_invokable]
    /// fn double_of(function: JsObjectRef) -> Result<f64, InteropError> {
    ///     Ok(function.invoke_sync::<f64>("", ())? * 2.0)
    /// }
    /// # let crate_name = env!("CARGO_PKG_NAME");
    ///
    /// let fake = FakeJs::new();
    /// fake.on("answer", |_| Ok(21));
    /// let double: f64 = fake.invoke(crate_name, "double_of", (fake.object("answer"),))?;
    /// assert_eq!(double, 42.0);
    /// # Ok::<(), InteropError>(())
    /// ```
    #[must_use]
    pub fn object(&self, name: &str) -> FakeJsObject {
        FakeJsObject {
            handle: self.script.tables.add(name),
        }
    }

    /// The arguments of every call of a function so far, scripted or not.
    #[must_use]
    pub fn calls(&self, name: &str) -> Vec<FakeArgs> {
        self.script.calls(name)
    }

    /// The errors of calls that nobody awaits, once what is under way has been answered.
    #[must_use]
    pub fn reported(&self) -> Vec<InteropError> {
        // Bounded, for a task may go on for ever.
        for _ in 0..1000 {
            if !self.step(Waker::noop()) {
                break;
            }
        }
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
            if !self.step(&waker) {
                thread::park();
            }
        }
    }

    /// Moves the double's clock, which stands still otherwise: timeouts that end by then have passed.
    ///
    /// Inside [`run`](Self::run), it holds for the calls that were sent before and after.
    pub fn advance(&self, duration: Duration) {
        self.script.advance_clock(duration);
    }

    /// What happens between two polls of `run`. False when nothing did.
    fn step(&self, waker: &Waker) -> bool {
        if self.script.dead.get() {
            return false;
        }
        let advance = || {
            self.connection.drain();
            self.script
                .advance(waker, |call, result| self.connection.settled(call, result))
        };
        // A panic in a task has no caller here: everybody who waits is told.
        panic::catch_unwind(AssertUnwindSafe(advance)).unwrap_or_else(|_| {
            self.script.die();
            true
        })
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
        self.finish(self.start(Callee::Function(crate_name, identifier), &args, true)?)
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
        self.settle(self.start(Callee::Function(crate_name, identifier), &args, false)?)
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
        self.finish(self.start(Callee::Method(object.object, identifier), &args, true)?)
    }

    /// Plays JavaScript: calls a method of an object, sync or async.
    ///
    /// # Errors
    /// As [`invoke_method`](Self::invoke_method).
    pub async fn invoke_method_async<T: DeserializeOwned>(
        &self,
        object: FakeRustObject,
        identifier: &str,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        self.settle(self.start(Callee::Method(object.object, identifier), &args, false)?)
            .await
    }

    /// Plays JavaScript: calls what `getExports` gives under a dotted path, such as
    /// `pages.counter.add`. A class is constructed; `Counter.at` is its static.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    pub fn invoke_export<T: DeserializeOwned>(
        &self,
        crate_name: &str,
        path: &str,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        self.finish(self.start(Callee::Export(crate_name, path), &args, true)?)
    }

    /// Plays JavaScript: calls a callback.
    ///
    /// # Errors
    /// `BadArgs`, a value error with its path, `RustError`, `Disposed`.
    pub fn call<T: DeserializeOwned>(
        &self,
        callback: FakeCallback,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        self.finish(self.start(Callee::Callback(callback.handle), &args, true)?)
    }

    /// Plays JavaScript: calls a callback that returns a promise.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub async fn call_async<T: DeserializeOwned>(
        &self,
        callback: FakeCallback,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        self.settle(self.start(Callee::Callback(callback.handle), &args, false)?)
            .await
    }

    /// Plays JavaScript: reads a property of an instance.
    ///
    /// # Errors
    /// `UnknownMember`, `Disposed`, `Busy`.
    pub fn get<T: DeserializeOwned>(
        &self,
        object: FakeRustObject,
        name: &str,
    ) -> Result<T, InteropError> {
        let callee = Callee::Property(object.object, name, Member::Getter);
        self.finish(self.start(callee, &(), true)?)
    }

    /// Plays JavaScript: sets a property of an instance.
    ///
    /// # Errors
    /// As [`get`](Self::get), and a value error with its path.
    pub fn set(
        &self,
        object: FakeRustObject,
        name: &str,
        value: impl Serialize,
    ) -> Result<(), InteropError> {
        let callee = Callee::Property(object.object, name, Member::Setter);
        self.finish(self.start(callee, &(value,), true)?)
    }

    /// Plays JavaScript: disposes an object. Twice is nothing.
    pub fn dispose(&self, object: FakeRustObject) {
        self.connection
            .enter(|| self.connection.tables.dispose(object.object.handle));
    }

    fn start(
        &self,
        callee: Callee<'_>,
        args: &impl JsArgs,
        sync: bool,
    ) -> Result<Started, InteropError> {
        if self.script.dead.get() {
            return Err(terminated());
        }
        let args =
            args.with_values(|values| self.script.tables.encode(Roots::Arguments, values))?;
        args.commit();
        let call = Call {
            callee,
            args: Message::from_bytes(args.bytes()),
            sync,
        };
        let run = AssertUnwindSafe(|| dispatcher::dispatch(&self.connection, call));
        panic::catch_unwind(run).unwrap_or_else(|panic| {
            self.script.die();
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
            Started::Pending(call) => {
                std::future::poll_fn(|context| self.script.poll_settled(call, context)).await
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
