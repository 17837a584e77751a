//! `FakeJs`: scripts the JavaScript side, and runs futures against it.

use std::future::Future;
use std::panic::{self, AssertUnwindSafe};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use serde::Serialize;

use super::peer::JsTables;
use super::script::{InMemory, Script};
use super::{FakeArgs, FakeJsObject};
use crate::codec::{Message, Roots};
use crate::connection::Connection;
use crate::error::InteropError;
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
    pub(super) script: Rc<Script>,
    pub(super) connection: Rc<Connection>,
}

/// What is alive on a [`FakeJs`], as `rust.stats()` gives it in JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FakeStats {
    /// Rust objects that the double holds.
    pub rust_objects: usize,
    /// Closures of Rust that the double holds.
    pub callbacks: usize,
    /// Objects of the double that Rust holds.
    pub js_objects: usize,
    /// Calls of Rust that are not answered.
    pub calls_into_js: usize,
    /// Async invokables and spawned futures that are not done.
    pub tasks: usize,
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
    ///
    /// A property is scripted as a function too: read, it is called without an argument, and written with
    /// the value. A constructor gives an [`object`](Self::object).
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

    /// What is alive: a test of whatever must not leak compares it before and after.
    ///
    /// ```
    /// use interop_runtime::testing::FakeJs;
    /// let fake = FakeJs::new();
    /// let before = fake.stats();
    /// // … whatever must not leak …
    /// assert_eq!(fake.stats(), before);
    /// ```
    #[must_use]
    pub fn stats(&self) -> FakeStats {
        let census = self.connection.census();
        FakeStats {
            rust_objects: census.objects,
            callbacks: census.callbacks,
            js_objects: self.script.tables.live_objects(),
            calls_into_js: census.calls,
            tasks: census.tasks,
        }
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
}

fn encode<T: Serialize>(tables: &Rc<JsTables>, result: &T) -> Result<Message, InteropError> {
    tables.encode(Roots::Result, &[result])
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
