//! `JsRuntime`: calling JavaScript from Rust, and the same verbs on references.
#![allow(clippy::needless_pass_by_value)] // tuples of arguments are written on the spot

use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::args::JsArgs;
use crate::call::Verb;
use crate::connection::{self, Connection, Target};
use crate::error::InteropError;
use crate::invoke_future::InvokeFuture;
use crate::reference::JsObjectRef;
use crate::transport::Host;

/// The JavaScript side that the current call came from, or that `main` runs in.
///
/// A handle: `Copy`, `Send` and `Sync`. A parameter of this type is supplied to an invokable; anywhere
/// else [`JsRuntime::current`] gives it. On a thread without JavaScript every call gives
/// `NotConnected`.
///
/// ```
/// use interop_runtime::{ErrorCode, JsRuntime};
/// let outcome = JsRuntime::current().invoke_sync::<f64>("Math.sqrt", (2,));
/// assert_eq!(outcome.unwrap_err().code(), ErrorCode::NotConnected);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct JsRuntime {
    /// Zero when there was no connection.
    connection: u64,
    timeout: Option<Duration>,
}

/// What holds for the calls of one [`JsRuntime::with_options`].
///
/// ```
/// use std::time::Duration;
/// use interop_runtime::CallOptions;
/// let options = CallOptions::new().timeout(Duration::from_secs(5));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct CallOptions {
    timeout: Option<Duration>,
}

impl CallOptions {
    /// The defaults: no timeout.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends an async call with `Timeout` when JavaScript has not answered by then.
    #[must_use]
    pub fn timeout(self, timeout: Duration) -> Self {
        CallOptions {
            timeout: Some(timeout),
        }
    }
}

impl JsRuntime {
    /// The runtime of the call that runs now. Never panics: see [`JsRuntime`].
    #[must_use]
    pub fn current() -> Self {
        JsRuntime {
            connection: connection::current().map_or(0, |connection| connection.id()),
            timeout: None,
        }
    }

    /// The same runtime, whose calls have these options.
    ///
    /// ```
    /// use std::future::Future;
    /// use std::time::Duration;
    /// use interop_runtime::prelude::*;
    /// use interop_runtime::testing::FakeJs;
    ///
    /// let fake = FakeJs::new();
    /// fake.on_async("never", |_| std::future::pending::<Result<(), InteropError>>());
    /// let patient = fake.runtime().with_options(CallOptions::new().timeout(Duration::from_secs(5)));
    /// let outcome = fake.run(async {
    ///     let mut call = std::pin::pin!(patient.invoke_void("never", ()));
    ///     // Sent, and then six seconds pass.
    ///     std::future::poll_fn(|context| {
    ///         let polled = call.as_mut().poll(context);
    ///         fake.advance(Duration::from_secs(6));
    ///         polled
    ///     })
    ///     .await
    /// });
    /// assert_eq!(outcome.unwrap_err().code(), ErrorCode::Timeout);
    /// ```
    #[must_use]
    pub fn with_options(self, options: CallOptions) -> Self {
        JsRuntime {
            timeout: options.timeout,
            ..self
        }
    }

    fn connection(self) -> Result<Rc<Connection>, InteropError> {
        connection::by_id(self.connection)
    }

    /// Where JavaScript runs.
    #[must_use]
    pub fn host(self) -> Host {
        self.connection()
            .map_or(Host::NotConnected, |connection| connection.transport.host())
    }

    /// Whether the `_sync` twins work here.
    #[must_use]
    pub fn supports_sync(self) -> bool {
        self.connection()
            .is_ok_and(|connection| connection.transport.supports_sync())
    }

    /// The application's state of a type: one value for each page, circuit or
    /// `FakeJs`, made by `Default` when it is first asked for.
    ///
    /// # Errors
    /// `NotConnected` where there is no JavaScript side that it could belong to.
    ///
    /// ```
    /// use std::cell::Cell;
    /// use interop_runtime::testing::FakeJs;
    ///
    /// #[derive(Default)]
    /// struct Session { clicks: Cell<u32> }
    ///
    /// let fake = FakeJs::new();
    /// let js = fake.runtime();
    /// let session = js.state::<Session>()?;
    /// session.clicks.set(session.clicks.get() + 1);
    /// assert_eq!(js.state::<Session>()?.clicks.get(), 1);
    /// # Ok::<(), interop_runtime::InteropError>(())
    /// ```
    pub fn state<T: Default + 'static>(self) -> Result<Rc<T>, InteropError> {
        Ok(self.connection()?.state())
    }

    /// Calls the function at a dotted path from `globalThis`; a promise is awaited.
    ///
    /// The arguments are encoded at once, the call is sent when the future is first polled, and a
    /// future that is dropped ignores the answer.
    ///
    /// # Errors
    /// `UnknownMember`, `NotAFunction`, `JsException` when it throws or rejects, a value error with a
    /// path when arguments or result cannot cross, `NotConnected`, `Terminated`.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsRuntime};
    /// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// let root: f64 = js.invoke("Math.sqrt", (2,)).await?;
    /// # Ok(()) }
    /// ```
    pub fn invoke<T: DeserializeOwned>(self, name: &str, args: impl JsArgs) -> InvokeFuture<T> {
        self.begin(Verb::Invoke, Target::global(name), args)
    }

    /// [`invoke`](Self::invoke) for a function whose result does not matter; it is never encoded.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsRuntime};
    /// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// js.invoke_void("console.log", ("hello",)).await?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_void(self, name: &str, args: impl JsArgs) -> InvokeFuture<()> {
        self.begin(Verb::Invoke, Target::global(name), args)
    }

    /// [`invoke`](Self::invoke) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsRuntime};
    /// # fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// let root: f64 = js.invoke_sync("Math.sqrt", (2,))?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_sync<T: DeserializeOwned>(
        self,
        name: &str,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        let connection = self.connection()?;
        args.with_values(|values| connection.invoke(&Target::global(name), values))
    }

    /// [`invoke_sync`](Self::invoke_sync) for a function whose result does not matter.
    ///
    /// # Errors
    /// As [`invoke_sync`](Self::invoke_sync).
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsRuntime};
    /// # fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// js.invoke_void_sync("console.log", ("hello",))?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_void_sync(self, name: &str, args: impl JsArgs) -> Result<(), InteropError> {
        self.invoke_sync(name, args)
    }

    /// Imports a module by specifier, which starts with `./`, `../`, `/` or a scheme. A relative one
    /// is resolved against the document's base, a worker's own URL, or in Node the working directory.
    /// Imported once; a failed import is not kept.
    ///
    /// # Errors
    /// `JsException` when the module cannot be loaded.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsRuntime};
    /// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// let math = js.import("./math.js").await?;
    /// let sum: i32 = math.invoke("add", (2, 3)).await?;
    /// # Ok(()) }
    /// ```
    pub fn import(self, specifier: &str) -> InvokeFuture<JsObjectRef> {
        self.begin(Verb::Import, Target::module(specifier, ""), ())
    }

    /// [`import`](Self::import)s a module and gives it a name, by which `#[js_import(module = "…")]`
    /// finds it.
    ///
    /// # Errors
    /// As [`import`](Self::import), and `ModuleConflict` for a second URL under one name.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsRuntime};
    /// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// js.import_as("CallJavaScript1", "./pages/call-javascript-1.js").await?;
    /// # Ok(()) }
    /// ```
    pub fn import_as(self, name: &str, specifier: &str) -> InvokeFuture<JsObjectRef> {
        self.begin(Verb::Import, Target::module(specifier, name), ())
    }

    fn begin<T: DeserializeOwned>(
        self,
        verb: Verb,
        target: Target<'_>,
        args: impl JsArgs,
    ) -> InvokeFuture<T> {
        InvokeFuture::new(self.connection(), verb, target, &args).with_timeout(self.timeout)
    }
}

impl JsObjectRef {
    /// Calls the function at a dotted path from this object, with the receiver kept.
    ///
    /// # Errors
    /// As [`JsRuntime::invoke`], and `Disposed`.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef};
    /// # async fn example(module: JsObjectRef) -> Result<(), InteropError> {
    /// let sum: i32 = module.invoke("add", (2, 3)).await?;
    /// # Ok(()) }
    /// ```
    pub fn invoke<T: DeserializeOwned>(&self, name: &str, args: impl JsArgs) -> InvokeFuture<T> {
        InvokeFuture::new(
            self.connection(),
            Verb::Invoke,
            Target::on(self, name),
            &args,
        )
    }

    /// [`invoke`](Self::invoke) for a method whose result does not matter; it is never encoded.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef};
    /// # async fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// chart.invoke_void("resize", (640, 480)).await?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_void(&self, name: &str, args: impl JsArgs) -> InvokeFuture<()> {
        InvokeFuture::new(
            self.connection(),
            Verb::Invoke,
            Target::on(self, name),
            &args,
        )
    }

    /// [`invoke`](Self::invoke) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef};
    /// # fn example(module: JsObjectRef) -> Result<(), InteropError> {
    /// let sum: i32 = module.invoke_sync("add", (2, 3))?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_sync<T: DeserializeOwned>(
        &self,
        name: &str,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        let connection = self.connection()?;
        args.with_values(|values| connection.invoke(&Target::on(self, name), values))
    }

    /// [`invoke_sync`](Self::invoke_sync) for a method whose result does not matter.
    ///
    /// # Errors
    /// As [`invoke_sync`](Self::invoke_sync).
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef};
    /// # fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// chart.invoke_void_sync("resize", (640, 480))?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_void_sync(&self, name: &str, args: impl JsArgs) -> Result<(), InteropError> {
        self.invoke_sync(name, args)
    }

    /// The connection this object came over, wherever the call is made from.
    fn connection(&self) -> Result<Rc<Connection>, InteropError> {
        connection::of_object(self)
    }
}

/// Runs a future on the current JavaScript side, in which it stays: [`JsRuntime::current`] inside it is
/// the one of the caller.
///
/// It is polled once at once. It needs no `Send`.
///
/// # Errors
/// `NotConnected` without a JavaScript side; the future is dropped.
///
/// ```
/// use interop_runtime::{ErrorCode, spawn_local};
/// let outcome = spawn_local(async {});
/// assert_eq!(outcome.unwrap_err().code(), ErrorCode::NotConnected);
/// ```
pub fn spawn_local(future: impl Future<Output = ()> + 'static) -> Result<(), InteropError> {
    connection::current()?.spawn(future);
    Ok(())
}
