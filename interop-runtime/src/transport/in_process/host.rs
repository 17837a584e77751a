//! The one connection of a wasm instance, and its transport.

use std::cell::OnceCell;
use std::panic;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use wasm_bindgen::prelude::*;

use super::buffers;
use super::imports;
use crate::call::{CallId, Invocation, InvocationResult, Outcome, Verb};
use crate::codec::{Apart, Declared, Message, Roots};
use crate::connection::Connection;
use crate::error::{ErrorCode, InteropError};
use crate::executor::Notify;
use crate::handle::Handle;
use crate::limits::Limits;
use crate::module_file::ModuleFile;
use crate::reference::{Gone, Object};
use crate::transport::{Host, Transport};

thread_local! {
    static CONNECTION: OnceCell<Rc<Connection>> = const { OnceCell::new() };
    static INTEROP: OnceCell<JsValue> = const { OnceCell::new() };
}

/// The object through which JavaScript calls Rust: one for each wasm instance.
///
/// # Errors
/// Throws `DuplicateIdentifier`, naming both places.
#[wasm_bindgen]
pub fn interop() -> Result<JsValue, JsValue> {
    if let Some(interop) = INTEROP.with(|interop| interop.get().cloned()) {
        return Ok(interop);
    }
    connect();
    let exports = wasm_bindgen::exports();
    let made = imports::start(
        exports,
        wasm_bindgen::function_table(),
        wasm_bindgen::memory(),
    )?;
    Ok(INTEROP.with(|interop| interop.get_or_init(|| made).clone()))
}

/// The connection, once `interop()` was called.
pub(crate) fn connection() -> Option<Rc<Connection>> {
    CONNECTION.with(|connection| connection.get().cloned())
}

/// The connection, inside a call that came over it.
pub(super) fn connected() -> Result<Rc<Connection>, InteropError> {
    crate::connection::current()
}

pub(super) fn encode_error(error: &InteropError) -> Message {
    connect().encode_error(error)
}

/// The object behind a handle. Without a look at which connection is current: JavaScript calls over this one.
pub(super) fn object(handle: Handle) -> Option<Rc<dyn Object>> {
    CONNECTION.with(|connection| connection.get()?.tables.object(handle))
}

/// What became of the object whose handle finds nothing.
pub(super) fn gone(handle: Handle) -> Gone {
    connection().map_or(Gone::Disposed, |connection| connection.tables.gone(handle))
}

/// The handle of an object that JavaScript gets a share of, and the number of its type.
pub(crate) fn send_object(object: &Rc<dyn Object>) -> Result<(Handle, u32), InteropError> {
    connected()?.tables.send(object)
}

pub(super) fn decode_error(message: Message) -> InteropError {
    connect().decode_error(message)
}

fn connect() -> Rc<Connection> {
    CONNECTION.with(|connection| {
        let make = || {
            report_panics();
            Connection::new(Rc::new(InProcess), Limits::default())
        };
        Rc::clone(connection.get_or_init(make))
    })
}

/// Tells JavaScript what a panic said, before the trap that follows hides it.
fn report_panics() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let call = connection().and_then(|connection| connection.current_task());
        let payload = info.payload();
        let text = payload
            .downcast_ref::<&str>()
            .copied()
            .or(payload.downcast_ref::<String>().map(String::as_str));
        let text = text.unwrap_or("a panic without a text");
        let text = match info.location() {
            Some(place) => format!(
                "{text}, at {}:{}:{}",
                place.file(),
                place.line(),
                place.column()
            ),
            None => text.to_owned(),
        };
        imports::panicked(text.as_ptr(), text.len(), call.map_or(0.0, CallId::to_f64));
        #[cfg(feature = "restart")]
        wasm_bindgen::handler::schedule_reinit();
        before(info);
    }));
}

/// What `invoke` answers besides the length of a message.
const UNDEFINED: i32 = -1;
const ERROR: i32 = -2;
const NO_MEMORY: i32 = -3;
const DEAD: i32 = -4;

/// JavaScript could not even send its error.
pub(super) fn no_memory() -> InteropError {
    let text = "no memory is left for the answer of JavaScript; ask for it in parts";
    InteropError::new(ErrorCode::TooLarge, text)
}

/// The instance died below this frame: nothing in it may run on. The trap takes us back to the
/// JavaScript that called, which knows why.
fn stop_if_dead(answer: i32) {
    if answer == DEAD {
        stop();
    }
}

pub(super) fn stop() -> ! {
    std::arch::wasm32::unreachable()
}

/// What JavaScript calls meanwhile is apart from whatever is being encoded or decoded here: every way out says so, and
/// no call that comes in has to ask.
struct InProcess;

impl Transport for InProcess {
    fn host(&self) -> Host {
        Host::InProcess
    }

    fn supports_sync(&self) -> bool {
        true
    }

    fn invoke(&self, invocation: &Invocation<'_>) -> InvocationResult {
        let module = invocation.module.unwrap_or_default();
        let args = invocation.args.bytes();
        let _apart = Apart::enter();
        let answer = imports::invoke(
            invocation.verb as u32,
            invocation.target.map_or(0.0, Handle::to_f64),
            module.as_ptr(),
            module.len(),
            invocation.name.as_ptr(),
            invocation.name.len(),
            args.as_ptr(),
            args.len(),
            invocation.result.bits().into(),
        );
        stop_if_dead(answer);
        match answer {
            UNDEFINED => Ok(None),
            NO_MEMORY => Err(no_memory()),
            ERROR => Err(decode_error(buffers::take_in())),
            _ => Ok(Some(buffers::take_in())),
        }
    }

    fn begin_invoke(&self, call: CallId, invocation: &Invocation<'_>) {
        let module = invocation.module.unwrap_or_default();
        let args = invocation.args.bytes();
        let _apart = Apart::enter();
        let answer = imports::begin_invoke(
            call.to_f64(),
            invocation.verb as u32,
            invocation.target.map_or(0.0, Handle::to_f64),
            module.as_ptr(),
            module.len(),
            invocation.name.as_ptr(),
            invocation.name.len(),
            args.as_ptr(),
            args.len(),
            invocation.result.bits().into(),
        );
        stop_if_dead(answer);
    }

    fn sleep(&self, call: CallId, duration: Duration) {
        let milliseconds = duration.as_secs_f64() * 1000.0;
        let args = connect().encode(Roots::Arguments, &[&milliseconds]);
        let args = args.unwrap_or_else(|_| unreachable!("a number is within every limit"));
        self.begin_invoke(
            call,
            &Invocation {
                verb: Verb::Sleep,
                target: None,
                module: None,
                name: "sleep",
                args: &args,
                result: Declared::NOTHING,
            },
        );
    }

    fn cancel(&self, call: CallId) {
        imports::cancel(call.to_f64());
    }

    fn settle(&self, call: CallId, outcome: Outcome) {
        let (status, number) = buffers::leave(outcome, encode_error);
        let _apart = Apart::enter();
        imports::settle(call.to_f64(), status as u32, number);
    }

    fn release(&self, handle: Handle) {
        imports::release(handle.to_f64());
    }

    fn forget_thrown(&self, number: f64) {
        imports::forget_thrown(number);
    }

    fn provide(&self, file: &ModuleFile) -> Result<(), InteropError> {
        if file.is_provided() {
            return Ok(());
        }
        let module = file.module();
        let _apart = Apart::enter();
        let answer = imports::provide(module.as_ptr(), module.len(), file.members());
        stop_if_dead(answer);
        match answer {
            UNDEFINED => {
                file.set_provided();
                Ok(())
            }
            NO_MEMORY => Err(no_memory()),
            _ => Err(decode_error(buffers::take_in())),
        }
    }

    fn report(&self, error: InteropError) {
        let message = connect().encode_error(&error);
        let bytes = message.bytes();
        let _apart = Apart::enter();
        imports::report(bytes.as_ptr(), bytes.len());
    }

    fn notify(&self) -> Notify {
        Arc::new(imports::schedule)
    }
}
