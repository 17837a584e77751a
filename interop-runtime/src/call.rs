//! A call on its way: what is invoked, with what, and what came of it.

use std::future::Future;
use std::pin::Pin;
#[cfg(target_arch = "wasm32")]
use std::rc::Rc;

use crate::codec::{Declared, Message, Scalar};
use crate::error::InteropError;
use crate::handle::Handle;
#[cfg(target_arch = "wasm32")]
use crate::reference::Object;

/// Names a call that is answered later, in either direction.
pub(crate) type CallId = Handle;

/// What to do with the JavaScript name of an [`Invocation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    /// Call the function.
    Invoke = 0,
    /// Import the module, and call it by that name from now on if there is one.
    Import = 1,
    /// Answer after the milliseconds that are the only argument: how [`Transport::sleep`] is asked for
    /// in-process.
    ///
    /// [`Transport::sleep`]: crate::transport::Transport::sleep
    #[cfg(target_arch = "wasm32")]
    Sleep = 2,
    /// Read the property.
    Get = 3,
    /// Give the property the only argument.
    Set = 4,
    /// Call the function with `new`.
    Construct = 5,
    /// Find a module that is loaded or registered.
    Module = 6,
}

/// A call from Rust into JavaScript.
pub(crate) struct Invocation<'a> {
    pub(crate) verb: Verb,
    /// The object on which the name is looked up.
    pub(crate) target: Option<Handle>,
    /// The module, by name or specifier, in which the name is looked up.
    pub(crate) module: Option<&'a str>,
    /// A dotted path.
    pub(crate) name: &'a str,
    pub(crate) args: &'a Message,
    pub(crate) result: Declared,
}

/// What JavaScript answered; `None` is undefined, or a result that nobody wants.
pub(crate) type InvocationResult = Result<Option<Message>, InteropError>;

/// What an invokable returned, ready to travel. Opaque outside of this crate.
pub struct Payload(pub(crate) Returned);

/// Gives JavaScript a share: the handle, and the number of the type.
#[cfg(target_arch = "wasm32")]
type SendObject = fn(&Rc<dyn Object>) -> Result<(Handle, u32), InteropError>;

pub(crate) enum Returned {
    /// The end of a task that no promise stands for.
    Nothing,
    Scalar(Scalar),
    Message(Message),
    /// A string that JavaScript reads where it is.
    #[cfg(target_arch = "wasm32")]
    Text(String),
    /// An object, of which JavaScript gets a share when it is told.
    /// How, is told by whoever has one: an application that has none needs no tables for it.
    #[cfg(target_arch = "wasm32")]
    Object(Rc<dyn Object>, SendObject),
}

/// What came of running an invokable.
pub type Outcome = Result<Payload, InteropError>;

/// What came of starting an async invokable: its future, unless an argument was refused.
pub type Begun = Result<InvokableFuture, InteropError>;

/// The rest of an async invokable.
pub type InvokableFuture = Pin<Box<dyn Future<Output = Outcome>>>;
