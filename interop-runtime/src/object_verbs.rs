//! The verbs of `JsObjectRef`: names that start at an object, and the object itself called.
#![allow(clippy::needless_pass_by_value)] // arguments are written on the spot

use std::rc::Rc;

use crate::args::JsArgs;
use crate::call::Verb;
use crate::connection::{self, Connection};
use crate::crossing::{FromJs, IntoJs};
use crate::error::InteropError;
use crate::invoke_future::InvokeFuture;
use crate::reference::JsObjectRef;
use crate::target::Target;

impl JsObjectRef {
    /// Calls the function at a dotted path from this object, with the receiver kept; a promise is awaited.
    ///
    /// # Errors
    /// As [`JsRuntime::invoke`](crate::JsRuntime::invoke), and `Disposed`.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # async fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// let sum: i32 = chart.invoke("count", (2, 3)).await?;
    /// # Ok(()) }
    /// ```
    pub fn invoke<T: FromJs>(&self, name: &str, args: impl JsArgs) -> InvokeFuture<T> {
        self.begin(Verb::Invoke, Target::on(self, name), args)
    }

    /// [`invoke`](Self::invoke) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// let sum: i32 = chart.invoke_sync("count", (2, 3))?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_sync<T: FromJs>(&self, name: &str, args: impl JsArgs) -> Result<T, InteropError> {
        self.wait(Verb::Invoke, &Target::on(self, name), args)
    }

    /// [`invoke`](Self::invoke) for a function whose result does not matter; it is never encoded.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # async fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// chart.invoke_void("resize", (640, 480)).await?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_void(&self, name: &str, args: impl JsArgs) -> InvokeFuture<()> {
        self.begin(Verb::Invoke, Target::on(self, name), args)
    }

    /// [`invoke_void`](Self::invoke_void) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`invoke_void`](Self::invoke_void), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// chart.invoke_void_sync("resize", (640, 480))?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_void_sync(&self, name: &str, args: impl JsArgs) -> Result<(), InteropError> {
        self.wait(Verb::Invoke, &Target::on(self, name), args)
    }

    /// Reads the property at a dotted path from this object; a promise is awaited.
    ///
    /// An `Option` is `None` for a property that is not there, `null` or `undefined`.
    ///
    /// # Errors
    /// `UnknownMember`, `JsException` when a getter throws, a value error when it cannot cross, and `Disposed`.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # async fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// let width: f64 = chart.get("size.width").await?;
    /// # Ok(()) }
    /// ```
    pub fn get<T: FromJs>(&self, name: &str) -> InvokeFuture<T> {
        self.begin(Verb::Get, Target::on(self, name), ())
    }

    /// [`get`](Self::get) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`get`](Self::get), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// let width: f64 = chart.get_sync("size.width")?;
    /// # Ok(()) }
    /// ```
    pub fn get_sync<T: FromJs>(&self, name: &str) -> Result<T, InteropError> {
        self.wait(Verb::Get, &Target::on(self, name), ())
    }

    /// Gives the property at a dotted path from this object a value. The last name may be a new one.
    ///
    /// # Errors
    /// `UnknownMember` for the object that has the property, `JsException` (a `TypeError`) for one that
    /// cannot be written, a value error, and `Disposed`.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # async fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// chart.set("title", "Sales").await?;
    /// # Ok(()) }
    /// ```
    pub fn set(&self, name: &str, value: impl IntoJs) -> InvokeFuture<()> {
        self.begin(Verb::Set, Target::on(self, name), (value,))
    }

    /// [`set`](Self::set) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`set`](Self::set), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// chart.set_sync("title", "Sales")?;
    /// # Ok(()) }
    /// ```
    pub fn set_sync(&self, name: &str, value: impl IntoJs) -> Result<(), InteropError> {
        self.wait(Verb::Set, &Target::on(self, name), (value,))
    }

    /// Calls the function at a dotted path from this object with `new`, and gives a reference to what it makes.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke); `JsException` (a `TypeError`) for a function that is no constructor.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # async fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// let legend = chart.construct("Legend", ("right",)).await?;
    /// # Ok(()) }
    /// ```
    pub fn construct(&self, name: &str, args: impl JsArgs) -> InvokeFuture<JsObjectRef> {
        self.begin(Verb::Construct, Target::on(self, name), args)
    }

    /// [`construct`](Self::construct) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`construct`](Self::construct), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # fn example(chart: JsObjectRef) -> Result<(), InteropError> {
    /// let legend = chart.construct_sync("Legend", ("right",))?;
    /// # Ok(()) }
    /// ```
    pub fn construct_sync(
        &self,
        name: &str,
        args: impl JsArgs,
    ) -> Result<JsObjectRef, InteropError> {
        self.wait(Verb::Construct, &Target::on(self, name), args)
    }

    /// Calls this function itself, without a receiver; a promise is awaited.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke); `NotAFunction` if it is none.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef};
    /// # async fn example(callback: JsObjectRef) -> Result<(), InteropError> {
    /// let sum: i32 = callback.call((1, 2)).await?;
    /// # Ok(()) }
    /// ```
    pub fn call<T: FromJs>(&self, args: impl JsArgs) -> InvokeFuture<T> {
        self.invoke("", args)
    }

    /// [`call`](Self::call) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`call`](Self::call), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef};
    /// # fn example(callback: JsObjectRef) -> Result<(), InteropError> {
    /// let sum: i32 = callback.call_sync((1, 2))?;
    /// # Ok(()) }
    /// ```
    pub fn call_sync<T: FromJs>(&self, args: impl JsArgs) -> Result<T, InteropError> {
        self.invoke_sync("", args)
    }

    fn begin<T: FromJs>(
        &self,
        verb: Verb,
        target: Target<'_>,
        args: impl JsArgs,
    ) -> InvokeFuture<T> {
        InvokeFuture::new(self.connection(), verb, target, &args)
    }

    fn wait<T: FromJs>(
        &self,
        verb: Verb,
        target: &Target<'_>,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        let connection = self.connection()?;
        args.with_values(|values| connection.invoke(verb, target, values))
    }

    /// The connection this object came over, wherever the call is made from.
    fn connection(&self) -> Result<Rc<Connection>, InteropError> {
        connection::of_object(self)
    }
}
