//! `JsRuntime`: the JavaScript side of the current call, its options and its state.

use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use crate::connection::{self, Connection};
use crate::error::InteropError;
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
    pub(crate) timeout: Option<Duration>,
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

    pub(crate) fn connection(self) -> Result<Rc<Connection>, InteropError> {
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
