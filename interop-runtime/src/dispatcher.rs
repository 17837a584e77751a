//! The dispatcher of native hosts: finds an invokable by name and runs it on a message.

use std::rc::Rc;

use serde::de::DeserializeOwned;

use crate::callback::{self, Ran};
use crate::codec::{Decoder, Message, Roots, UndefinedDeserializer, apart};
use crate::connection::Connection;
use crate::contained::contained;
use crate::error::{ErrorCode, InteropError};
use crate::executor::Started;
use crate::handle::Handle;
use crate::invokable::{Body, Invokable, Member};
use crate::reference::{AnyObject, Gone, Object, RustObjectRef};
use crate::registry::Registry;

/// The arguments of a call that came as a message.
pub struct FrameArgs {
    decoder: Decoder,
    object: Option<Rc<dyn Object>>,
    /// How many arguments were taken, which is the index of the next in JavaScript.
    taken: usize,
}

impl crate::__private::Args for FrameArgs {
    fn take<T: DeserializeOwned>(&mut self) -> Result<T, InteropError> {
        let index = self.taken;
        self.taken += 1;
        if index < self.decoder.roots() {
            return self.decoder.next(Roots::Arguments, index);
        }
        // Only optional ones may be missing: the count was checked.
        T::deserialize(UndefinedDeserializer).map_err(|error| error.at_argument(index))
    }

    fn skip(&mut self) {}

    fn object(&self) -> Result<AnyObject, Gone> {
        self.object.clone().map(AnyObject).ok_or(Gone::Disposed)
    }
}

/// An object as JavaScript knows it: also after it was disposed, its type can be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ObjectHandle {
    pub(crate) handle: Handle,
    pub(crate) type_number: u32,
}

/// What JavaScript calls.
#[derive(Clone, Copy)]
pub(crate) enum Callee<'a> {
    /// A function by crate and identifier.
    Function(&'a str, &'a str),
    /// A method of an object.
    Method(ObjectHandle, &'a str),
    /// An export by crate and dotted path: a function, a class (its constructor), or a static of one.
    Export(&'a str, &'a str),
    /// A callback.
    Callback(Handle),
    /// A property of an instance, to read or to set.
    Property(ObjectHandle, &'a str, Member),
}

/// A call from JavaScript that came as a message.
pub(crate) struct Call<'a> {
    pub(crate) callee: Callee<'a>,
    pub(crate) args: Message,
    /// The caller does not wait: an async invokable is refused.
    pub(crate) sync: bool,
}

/// Finds and runs. An async invokable that is not ready goes on in the connection's executor.
///
/// # Errors
/// Those of lookup, count and decoding as `Err`; those of the invokable inside `Started`.
pub(crate) fn dispatch(
    connection: &Rc<Connection>,
    call: Call<'_>,
) -> Result<Started, InteropError> {
    let registry = Registry::get()?;
    // Before anything can fail: dropping the decoder gives the message's shares back.
    let decoder = connection.decoder(call.args)?;
    if let Callee::Callback(handle) = call.callee {
        // JavaScript names its errors: only there it is known where the callback came from.
        return call_back(connection, handle, decoder);
    }
    let name = match &call.callee {
        Callee::Function(crate_name, identifier) | Callee::Export(crate_name, identifier) => {
            format!("{crate_name}.{identifier}")
        }
        Callee::Method(object, identifier) | Callee::Property(object, identifier, _) => {
            let type_name = connection.tables.type_name(object.type_number);
            format!("{}.{identifier}", type_name.unwrap_or_default())
        }
        Callee::Callback(_) => "callback".to_owned(),
    };
    let run = || {
        let (invokable, object) = find(connection, registry, call.callee, &name)?;
        // Before the count: what to call instead matters more.
        if call.sync && invokable.is_async {
            let text =
                format!("`{name}` is async; call it with `invokeMethodAsync` and await the result");
            return Err(InteropError::new(ErrorCode::SyncUnsupported, text));
        }
        invokable.check_count(decoder.roots())?;
        start(connection, invokable, object, decoder, &name)
    };
    run().map_err(|error| error.in_method(|| name.clone()))
}

/// The invokable, and the object it is called on.
type Found = (&'static Invokable, Option<Rc<dyn Object>>);

fn find(
    connection: &Rc<Connection>,
    registry: &'static Registry,
    callee: Callee<'_>,
    name: &str,
) -> Result<Found, InteropError> {
    let object = |object: ObjectHandle| {
        let tables = &connection.tables;
        let found = tables.object(object.handle);
        found.ok_or_else(|| tables.gone(object.handle).on_call(name))
    };
    Ok(match callee {
        Callee::Function(crate_name, identifier) => {
            (registry.function(crate_name, identifier)?, None)
        }
        Callee::Export(crate_name, path) => (registry.export(crate_name, path)?, None),
        Callee::Method(handle, identifier) => {
            let object = object(handle)?;
            (registry.method(&object, identifier)?, Some(object))
        }
        Callee::Callback(_) => unreachable!("called by `call_back`"),
        Callee::Property(handle, property, member) => {
            let object = object(handle)?;
            (registry.member(&object, property, member)?, Some(object))
        }
    })
}

/// Runs an invokable on its arguments; an async one is polled once.
fn start(
    connection: &Rc<Connection>,
    invokable: &'static Invokable,
    object: Option<Rc<dyn Object>>,
    decoder: Decoder,
    name: &str,
) -> Result<Started, InteropError> {
    let mut args = FrameArgs {
        decoder,
        object,
        taken: 0,
    };
    let run = || match invokable.body {
        Body::Sync(run) => run(&mut args).map(|payload| Started::Ready(Ok(payload))),
        Body::Class => unreachable!("the registry gives a class's constructor for the class"),
        Body::Async(begin) => {
            let (future, name) = (connection.contain(begin(&mut args)?), name.to_owned());
            // Also an error that comes later names its method.
            let named = async move { future.await.map_err(|error| error.in_method(|| name)) };
            Ok(connection.start(Box::pin(named)))
        }
    };
    enter(connection, run)
}

/// Runs code of the application for a call. Its panic is the outcome where the host survives one.
fn enter(
    connection: &Rc<Connection>,
    run: impl FnOnce() -> Result<Started, InteropError>,
) -> Result<Started, InteropError> {
    let run = || connection.enter(|| apart(run));
    if connection.transport.contains_panics() {
        contained(run).and_then(|outcome| outcome)
    } else {
        run()
    }
}

fn call_back(
    connection: &Rc<Connection>,
    handle: Handle,
    decoder: Decoder,
) -> Result<Started, InteropError> {
    let object = connection
        .tables
        .object(handle)
        .ok_or_else(|| InteropError::new(ErrorCode::Disposed, "`callback` was called after it was disposed; remove it where it was added, or ask Rust for a new one"))?;
    let callback = RustObjectRef::from_object(&object)?;
    callback.with(|callback| callback::check_count(callback, decoder.roots()))??;
    let mut args = FrameArgs {
        decoder,
        object: None,
        taken: 0,
    };
    let run = || match callback::call(&callback, &mut args) {
        Ran::Sync(outcome) => outcome.map(|payload| Started::Ready(Ok(payload))),
        Ran::Async(begun) => begun.map(|future| connection.start(connection.contain(future))),
    };
    enter(connection, run)
}
