//! What the `HELLO` of Rust tells: the limits, and every invokable that is linked in.

use serde::Serialize;

use crate::codec::{ErasedValue, Message, Roots, encode};
use crate::connection::Connection;
use crate::error::InteropError;
use crate::invokable::Invokable;
use crate::limits::Limits;
use crate::registry::Registry;

/// As `js/limits.js` has them.
#[derive(Serialize)]
struct ToldLimits {
    depth: u32,
    nodes: u32,
    /// Of a message to Rust, and of one to JavaScript.
    message_bytes: u32,
    message_bytes_out: u32,
    references: u32,
    bigint_digits: u32,
    calls: u32,
    live_references: u32,
    name_bytes: u32,
    /// In milliseconds.
    call_timeout: Option<f64>,
}

/// What JavaScript makes a function or a class from.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Description {
    #[serde(rename = "crate")]
    crate_name: &'static str,
    identifier: &'static str,
    is_async: bool,
    /// 0 for what is no member of a class, else a [`Member`](crate::invokable::Member).
    member: u32,
    namespace: Option<&'static str>,
    r#type: Option<u32>,
    type_name: Option<String>,
    params: &'static [u8],
}

/// # Errors
/// `DuplicateIdentifier`.
pub(super) fn message(connection: &Connection) -> Result<Message, InteropError> {
    Registry::get()?;
    let mut invokables: Vec<Description> = Registry::invokables()
        .map(|invokable| describe(connection, invokable))
        .collect();
    // The order of registration is up to the linker.
    invokables.sort_by_key(|it| (it.crate_name, it.identifier, it.r#type));
    let values: [&dyn ErasedValue; 2] = [&told(&connection.limits), &invokables];
    // Not held to the limits of the circuit: what is in it is the program's own.
    let shapes = connection.tables.shapes_out();
    let limits = Limits::default();
    encode(
        connection.tables.clone(),
        &shapes,
        &limits,
        Roots::Arguments,
        &values,
    )
}

fn told(limits: &Limits) -> ToldLimits {
    ToldLimits {
        depth: limits.depth,
        nodes: limits.nodes,
        message_bytes: limits.message_bytes,
        message_bytes_out: limits.message_bytes_out,
        references: limits.references,
        bigint_digits: limits.bigint_digits,
        calls: limits.calls,
        live_references: limits.live_references,
        name_bytes: limits.name_bytes,
        call_timeout: limits
            .call_timeout
            .map(|timeout| timeout.as_secs_f64() * 1000.0),
    }
}

fn describe(connection: &Connection, invokable: &'static Invokable) -> Description {
    let owner = invokable.place.owner();
    Description {
        crate_name: invokable.crate_name,
        identifier: invokable.identifier,
        is_async: invokable.is_async,
        member: invokable.place.member(),
        namespace: invokable.place.namespace(),
        r#type: owner.map(|owner| connection.tables.type_number((owner.id)(), owner.name)),
        type_name: owner.map(|owner| (owner.name)()),
        params: invokable.params,
    }
}
