//! The verbs of `JsRuntime`: names that start at `globalThis`, and modules.
#![allow(clippy::needless_pass_by_value)] // arguments are written on the spot

use crate::args::JsArgs;
use crate::call::Verb;
use crate::crossing::{FromJs, IntoJs};
use crate::error::InteropError;
use crate::invoke_future::InvokeFuture;
use crate::reference::JsObjectRef;
use crate::runtime::JsRuntime;
use crate::target::Target;

impl JsRuntime {
    /// Calls the function at a dotted path from `globalThis`; a promise is awaited.
    ///
    /// The arguments are encoded at once, the call is sent when the future is first polled, and dropping
    /// the future cancels it.
    ///
    /// # Errors
    /// `UnknownMember`, `NotAFunction`, `JsException` when it throws or rejects, a value error with a
    /// path when arguments or result cannot cross, `NotConnected`, `Terminated`.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// let root: f64 = js.invoke("Math.sqrt", (2,)).await?;
    /// # Ok(()) }
    /// ```
    pub fn invoke<T: FromJs>(self, name: &str, args: impl JsArgs) -> InvokeFuture<T> {
        self.begin(Verb::Invoke, Target::global(name), args)
    }

    /// [`invoke`](Self::invoke) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// let root: f64 = js.invoke_sync("Math.sqrt", (2,))?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_sync<T: FromJs>(self, name: &str, args: impl JsArgs) -> Result<T, InteropError> {
        self.wait(Verb::Invoke, &Target::global(name), args)
    }

    /// [`invoke`](Self::invoke) for a function whose result does not matter; it is never encoded.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke).
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// js.invoke_void("console.log", ("hello",)).await?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_void(self, name: &str, args: impl JsArgs) -> InvokeFuture<()> {
        self.begin(Verb::Invoke, Target::global(name), args)
    }

    /// [`invoke_void`](Self::invoke_void) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`invoke_void`](Self::invoke_void), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// js.invoke_void_sync("console.log", ("hello",))?;
    /// # Ok(()) }
    /// ```
    pub fn invoke_void_sync(self, name: &str, args: impl JsArgs) -> Result<(), InteropError> {
        self.wait(Verb::Invoke, &Target::global(name), args)
    }

    /// Reads the property at a dotted path from `globalThis`; a promise is awaited.
    ///
    /// An `Option` is `None` for a property that is not there, `null` or `undefined`.
    ///
    /// # Errors
    /// `UnknownMember`, `JsException` when a getter throws, a value error when it cannot cross.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// let title: String = js.get("document.title").await?;
    /// # Ok(()) }
    /// ```
    pub fn get<T: FromJs>(self, name: &str) -> InvokeFuture<T> {
        self.begin(Verb::Get, Target::global(name), ())
    }

    /// [`get`](Self::get) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`get`](Self::get), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// let title: String = js.get_sync("document.title")?;
    /// # Ok(()) }
    /// ```
    pub fn get_sync<T: FromJs>(self, name: &str) -> Result<T, InteropError> {
        self.wait(Verb::Get, &Target::global(name), ())
    }

    /// Gives the property at a dotted path from `globalThis` a value. The last name may be a new one.
    ///
    /// # Errors
    /// `UnknownMember` for the object that has the property, `JsException` (a `TypeError`) for one that
    /// cannot be written, a value error.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// js.set("document.title", "Sales").await?;
    /// # Ok(()) }
    /// ```
    pub fn set(self, name: &str, value: impl IntoJs) -> InvokeFuture<()> {
        self.begin(Verb::Set, Target::global(name), (value,))
    }

    /// [`set`](Self::set) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`set`](Self::set), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// js.set_sync("document.title", "Sales")?;
    /// # Ok(()) }
    /// ```
    pub fn set_sync(self, name: &str, value: impl IntoJs) -> Result<(), InteropError> {
        self.wait(Verb::Set, &Target::global(name), (value,))
    }

    /// Calls the function at a dotted path from `globalThis` with `new`, and gives a reference to what it makes.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke); `JsException` (a `TypeError`) for a function that is no constructor.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// let url = js.construct("URL", ("https://example.org/a",)).await?;
    /// # Ok(()) }
    /// ```
    pub fn construct(self, name: &str, args: impl JsArgs) -> InvokeFuture<JsObjectRef> {
        self.begin(Verb::Construct, Target::global(name), args)
    }

    /// [`construct`](Self::construct) without waiting, in-process and on the test host.
    ///
    /// # Errors
    /// As [`construct`](Self::construct), and `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsObjectRef, JsRuntime};
    /// # fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// let url = js.construct_sync("URL", ("https://example.org/a",))?;
    /// # Ok(()) }
    /// ```
    pub fn construct_sync(
        self,
        name: &str,
        args: impl JsArgs,
    ) -> Result<JsObjectRef, InteropError> {
        self.wait(Verb::Construct, &Target::global(name), args)
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

    /// A module that is loaded: by `registerModule`, [`import_as`](Self::import_as), or an import by
    /// specifier.
    ///
    /// # Errors
    /// `ModuleNotLoaded`; `SyncUnsupported` on a circuit.
    ///
    /// ```no_run
    /// # use interop_runtime::{InteropError, JsRuntime};
    /// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
    /// let version: String = js.module("CallJavaScript1")?.get("version").await?;
    /// # Ok(()) }
    /// ```
    pub fn module(self, name: &str) -> Result<JsObjectRef, InteropError> {
        self.wait(Verb::Module, &Target::module(name, ""), ())
    }

    fn begin<T: FromJs>(
        self,
        verb: Verb,
        target: Target<'_>,
        args: impl JsArgs,
    ) -> InvokeFuture<T> {
        InvokeFuture::new(self.connection(), verb, target, &args).with_timeout(self.timeout)
    }

    fn wait<T: FromJs>(
        self,
        verb: Verb,
        target: &Target<'_>,
        args: impl JsArgs,
    ) -> Result<T, InteropError> {
        let connection = self.connection()?;
        args.with_values(|values| connection.invoke(verb, target, values))
    }
}
