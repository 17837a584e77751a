//! `FakeJs` plays JavaScript: calls functions, methods, exports and callbacks of Rust, and disposes objects.
#![allow(clippy::needless_pass_by_value)] // tuples of arguments are written on the spot

use std::panic::{self, AssertUnwindSafe};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::script::terminated;
use super::{FakeCallback, FakeJs, FakeRustObject};
use crate::args::JsArgs;
use crate::call::{CallId, Outcome, Returned};
use crate::codec::{Message, Roots};
use crate::contained::panic_text;
use crate::dispatcher::{self, Call, Callee, ObjectHandle};
use crate::error::{ErrorCode, ErrorRecord, InteropError};
use crate::executor::Started;
use crate::invokable::Member;

impl FakeJs {
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

    /// Plays JavaScript: calls an invokable, sync or async. Dropping the future cancels the call.
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

    /// Plays JavaScript: calls an exported function or a static, sync or async.
    ///
    /// ```
    /// use interop_runtime::prelude::*;
    /// use interop_runtime::testing::FakeJs;
    ///
    /// #[js_export(namespace = "text")]
    /// async fn shout(text: String) -> String {
    ///     text.to_uppercase()
    /// }
    ///
    /// let fake = FakeJs::new();
    /// let loud = fake.invoke_export_async(env!("CARGO_PKG_NAME"), "text.shout", ("hi",));
    /// let loud: String = fake.run(loud)?;
    /// assert_eq!(loud, "HI");
    /// # Ok::<(), InteropError>(())
    /// ```
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    pub async fn invoke_export_async<T: DeserializeOwned>(
        &self,
        crate_name: &str,
        path: &str,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        self.settle(self.start(Callee::Export(crate_name, path), &args, false)?)
            .await
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
        let ObjectHandle {
            handle,
            type_number,
        } = object.object;
        let name = self.connection.tables.type_name(type_number);
        let tables = &self.script.tables;
        tables.note_disposed(handle, name.unwrap_or_default());
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
        let args = args.with_values(|values| self.script.tables.encode(Roots::Arguments, values));
        let args = args.map_err(|error| error.in_method(|| self.name_of(callee)))?;
        args.commit();
        let started = self.dispatch(callee, args.bytes(), sync);
        started.map_err(|error| error.in_method(|| self.name_of(callee)))
    }

    /// What messages call it.
    fn name_of(&self, callee: Callee<'_>) -> String {
        let of_type = |object: ObjectHandle, name: &str| {
            let owner = self.connection.tables.type_name(object.type_number);
            format!("{}.{name}", owner.unwrap_or_default())
        };
        match callee {
            Callee::Function(owner, name) | Callee::Export(owner, name) => {
                format!("{owner}.{name}")
            }
            Callee::Method(object, name) | Callee::Property(object, name, _) => {
                of_type(object, name)
            }
            Callee::Callback(_) => "callback".to_owned(),
        }
    }

    /// A call whose arguments are these bytes.
    pub(super) fn dispatch(
        &self,
        callee: Callee<'_>,
        args: &[u8],
        sync: bool,
    ) -> Result<Started, InteropError> {
        if self.script.dead.get() {
            return Err(terminated());
        }
        let args = Message::from_bytes(args);
        let call = Call { callee, args, sync };
        let run = AssertUnwindSafe(|| dispatcher::dispatch(&self.connection, call));
        panic::catch_unwind(run).unwrap_or_else(|panic| {
            self.script.die();
            Err(InteropError::new(ErrorCode::Panicked, panic_text(&*panic)))
        })
    }

    pub(super) fn finish<T: DeserializeOwned>(&self, started: Started) -> Result<T, InteropError> {
        match started {
            Started::Ready(outcome) => self.result(outcome),
            Started::Pending(_) => unreachable!("a sync call does not start a task"),
        }
    }

    async fn settle<T: DeserializeOwned>(&self, started: Started) -> Result<T, InteropError> {
        let outcome = match started {
            Started::Ready(outcome) => outcome,
            Started::Pending(call) => {
                let _cancel = Cancel { fake: self, call };
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
            let record = decoder.next::<ErrorRecord>(Roots::Result, 0)?;
            return Err(InteropError::from_record(record, self.connection.id()));
        }
        decoder.next(Roots::Result, 0)
    }
}

/// An async call that nobody awaits any more is cancelled; one that is done is not there any more.
struct Cancel<'a> {
    fake: &'a FakeJs,
    call: CallId,
}

impl Drop for Cancel<'_> {
    fn drop(&mut self) {
        self.fake.connection.cancel(self.call);
        self.fake.script.forget(self.call);
    }
}
