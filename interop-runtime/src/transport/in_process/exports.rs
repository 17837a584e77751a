//! The functions of Rust that the JavaScript half calls, besides the invokables themselves.
#![allow(unsafe_code)] // reserved export names, and the one address that JavaScript hands back

use super::buffers::{self, Status, leave, set_status};
use super::host;
use super::late;
use crate::call::{Payload, Returned};
use crate::codec::{CodecError, ErasedValue, Roots, Writer};
use crate::connection::{Census, Connection};
use crate::error::InteropError;
use crate::handle::Handle;
use crate::invokable::Invokable;
use crate::pending::Arrival;

/// What a thunk is built from.
struct Description<'a>(&'static Invokable, &'a Connection);

impl ErasedValue for Description<'_> {
    fn write(&self, writer: Writer<'_, '_>) -> Result<(), CodecError> {
        let Description(invokable, connection) = self;
        let owner = invokable.place.owner();
        writer.record(|record| {
            record.text("file", invokable.file)?;
            record.number("line", invokable.line)?;
            record.number("function", invokable.body.table_index())?;
            record.bool("isAsync", invokable.is_async)?;
            record.number("member", invokable.place.member())?;
            record.numbers("params", invokable.params)?;
            if let Some(namespace) = invokable.place.namespace() {
                record.text("namespace", namespace)?;
            }
            if let Some(owner) = owner {
                let number = connection.tables.type_number((owner.id)(), owner.name);
                record.number("type", number)?;
                record.text("typeName", &(owner.name)())?;
            }
            Ok(())
        })
    }
}

#[unsafe(no_mangle)]
extern "C" fn __interop_describe(address: usize) {
    // SAFETY: JavaScript passes the value of an exported global whose name is reserved for
    // descriptors, and those are statics of this type.
    let invokable = unsafe { &*(address as *const Invokable) };
    answer(|connection| connection.encode(Roots::Result, &[&Description(invokable, connection)]));
}

#[unsafe(no_mangle)]
extern "C" fn __interop_type_name(number: u32) {
    answer(|connection| {
        let name = connection.tables.type_name(number).unwrap_or_default();
        connection.encode(Roots::Result, &[&name])
    });
}

/// Leaves an answer in OUT, whose status JavaScript reads as after a raw call.
fn answer(make: impl FnOnce(&Connection) -> Result<crate::codec::Message, InteropError>) {
    let outcome = host::connected()
        .and_then(|connection| make(&connection))
        .map(|message| Payload(Returned::Message(message)));
    let (status, _) = leave(outcome, host::encode_error);
    set_status(status);
    debug_assert!(matches!(status, Status::Message | Status::Error));
}

#[unsafe(no_mangle)]
extern "C" fn __interop_reserve(length: usize) -> *mut u64 {
    buffers::reserve(length)
}

#[unsafe(no_mangle)]
extern "C" fn __interop_out_read() {
    buffers::drop_out();
}

#[unsafe(no_mangle)]
extern "C" fn __interop_settled(call: f64, ok: u32, length: usize) {
    if let Some(settled) = late::SETTLED.get() {
        settled(call, ok, length);
    }
}

pub(super) fn settled(call: f64, ok: u32, length: usize) {
    let Some(connection) = host::connection() else {
        return;
    };
    let result = match (ok, length) {
        (0, 0) => Err(host::no_memory()),
        (0, _) => Err(connection.decode_error(buffers::take_in())),
        _ => Ok(Some(buffers::take_in())),
    };
    connection.settled(Handle::from_f64(call), result);
}

#[unsafe(no_mangle)]
extern "C" fn __interop_settled_number(call: f64, number: f64) {
    if let Some(settled) = late::SETTLED_NUMBER.get() {
        settled(call, number);
    }
}

pub(super) fn settled_number(call: f64, number: f64) {
    if let Some(connection) = host::connection() {
        connection.arrived(Handle::from_f64(call), Ok(Arrival::Number(number)));
    }
}

impl ErasedValue for Census {
    #[allow(clippy::cast_precision_loss)] // counts of things in memory
    fn write(&self, writer: Writer<'_, '_>) -> Result<(), CodecError> {
        writer.record(|record| {
            for (key, count) in [
                ("objects", self.objects),
                ("callbacks", self.callbacks),
                ("calls", self.calls),
                ("tasks", self.tasks),
            ] {
                record.number(key, count as f64)?;
            }
            Ok(())
        })
    }
}

#[unsafe(no_mangle)]
extern "C" fn __interop_census() {
    answer(|connection| connection.encode(Roots::Result, &[&connection.census()]));
}

#[unsafe(no_mangle)]
extern "C" fn __interop_cancel(call: f64) {
    if let Some(cancel) = late::CANCEL.get() {
        cancel(call);
    }
}

pub(super) fn cancel(call: f64) {
    if let Some(connection) = host::connection() {
        connection.cancel(Handle::from_f64(call));
    }
}

/// Called after an end that no panic hook saw. It uses no stack, which may be what has run out.
#[cfg(feature = "restart")]
#[unsafe(no_mangle)]
extern "C" fn __interop_restart() {
    wasm_bindgen::handler::schedule_reinit();
}

#[unsafe(no_mangle)]
extern "C" fn __interop_drain() {
    if let Some(drain) = late::DRAIN.get() {
        drain();
    }
}

pub(super) fn drain() {
    if let Some(connection) = host::connection() {
        connection.drain();
    }
}

#[unsafe(no_mangle)]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a count of shares
extern "C" fn __interop_release(handle: f64, shares: f64) {
    if let Some(connection) = host::connection() {
        connection
            .tables
            .release(Handle::from_f64(handle), shares as u32);
    }
}

#[unsafe(no_mangle)]
extern "C" fn __interop_dispose(handle: f64) {
    if let Some(connection) = host::connection() {
        connection.tables.dispose(Handle::from_f64(handle));
    }
}
