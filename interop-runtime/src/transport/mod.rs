//! `Transport`: what a host does for a connection. Nothing here knows wasm or shared memory.

#[cfg(target_arch = "wasm32")]
pub(crate) mod in_process;
#[cfg(not(target_arch = "wasm32"))]
pub mod remote;

use std::time::Duration;

use crate::call::{CallId, Invocation, InvocationResult, Outcome};
use crate::error::InteropError;
use crate::executor::Notify;
use crate::handle::Handle;
use crate::module_file::ModuleFile;
use crate::reference::ShapeTables;

/// Where the JavaScript side of a connection runs.
///
/// ```
/// use interop_runtime::{Host, JsRuntime};
/// assert_eq!(JsRuntime::current().host(), Host::NotConnected); // no JavaScript in this process
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Host {
    /// In the thread of this wasm instance.
    InProcess,
    /// At the other end of a connection.
    Circuit,
    /// A scripted double in a native test.
    Test,
    /// Nowhere: every call gives the error of the same name.
    NotConnected,
}

/// The way to JavaScript and back.
pub(crate) trait Transport {
    fn host(&self) -> Host;

    /// Whether [`Transport::invoke`] works.
    fn supports_sync(&self) -> bool;

    /// How long the definitions of shapes hold here.
    fn shape_tables(&self) -> ShapeTables {
        ShapeTables::OfConnection
    }

    /// Whether a panic ends its call only; elsewhere it ends the host.
    #[cfg(not(target_arch = "wasm32"))]
    fn contains_panics(&self) -> bool {
        false
    }

    /// Whether one more call into JavaScript may begin.
    #[cfg(not(target_arch = "wasm32"))]
    fn admit(&self) -> Result<(), InteropError> {
        Ok(())
    }

    /// Calls JavaScript and waits. Only where `supports_sync` says so.
    fn invoke(&self, invocation: &Invocation<'_>) -> InvocationResult;

    /// Calls JavaScript; the answer comes by `Connection::settled`, not before this returns.
    fn begin_invoke(&self, call: CallId, invocation: &Invocation<'_>);

    /// Answers after so long, by the clock of this host.
    fn sleep(&self, call: CallId, duration: Duration);

    /// Nobody waits for the answer of a call any more: what can be stopped may stop.
    fn cancel(&self, call: CallId);

    /// Ends the promise of an async invokable.
    fn settle(&self, call: CallId, outcome: Outcome);

    /// Gives one share of a JavaScript object back.
    fn release(&self, handle: Handle);

    /// No error holds this thrown value any more; its number means nothing from now on.
    fn forget_thrown(&self, number: f64);

    /// A file that a crate carries becomes the module of its name. Where the files do not travel with the
    /// program, whoever is in JavaScript has registered the module under that name.
    fn provide(&self, _file: &ModuleFile) -> Result<(), InteropError> {
        Ok(())
    }

    /// An error that nobody awaits.
    fn report(&self, error: InteropError);

    /// How a waker asks for `Connection::drain`.
    fn notify(&self) -> Notify;
}
