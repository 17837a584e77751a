//! Errors cross in both directions and say what went wrong; the next call works.

use std::error::Error;
use std::fmt;
use std::num::ParseIntError;

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

// ── Rust fails, JavaScript catches ─────────────────────────────────────

/// An error of our own, with a cause. Any `std::error::Error` will do.
#[derive(Debug)]
struct PortError {
    text: String,
    cause: ParseIntError,
}

impl fmt::Display for PortError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a port", self.text)
    }
}

impl Error for PortError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

/// `Err` arrives as an `InteropError` with the code `RustError`, the text of our
/// error, and the chain of its causes.
#[js_invokable]
fn parse_port(text: &str) -> Result<u16, PortError> {
    text.parse().map_err(|cause| PortError {
        text: text.to_owned(),
        cause,
    })
}

#[derive(Deserialize, TS)]
struct Order {
    items: Vec<Item>,
}

#[derive(Deserialize, TS)]
struct Item {
    quantity: u8,
}

/// An argument that does not fit is refused before this runs, and the error says
/// where: nothing is rounded, wrapped or replaced by a default.
#[js_invokable]
fn count_items(order: Order) -> u32 {
    let quantities = order.items.into_iter().map(|item| item.quantity);
    quantities.map(u32::from).sum()
}

// ── JavaScript fails, Rust catches ─────────────────────────────────────

#[js_import("openDoor", module = "shop")]
fn open_door() -> Result<(), InteropError>;

/// What Rust knows about a call that failed.
#[derive(Serialize, TS)]
struct Report {
    code: String,
    name: Option<String>,
    message: String,
    method: Option<String>,
    path: Option<String>,
    stack: Option<String>,
}

impl From<InteropError> for Report {
    fn from(error: InteropError) -> Self {
        Report {
            code: error.code().to_string(),
            name: error.name().map(str::to_owned),
            message: error.message().to_owned(),
            method: error.method().map(str::to_owned),
            path: error.path().map(str::to_owned),
            stack: error.stack().map(str::to_owned),
        }
    }
}

/// Calls JavaScript, which throws, and tells JavaScript what arrived here.
#[js_invokable]
fn visit_shop() -> Option<Report> {
    open_door().err().map(Report::from)
}
