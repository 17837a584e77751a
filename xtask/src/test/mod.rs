//! The tests, one file per place they run in.

pub(crate) mod browser;
pub(crate) mod faults;
pub(crate) mod host;
pub(crate) mod node;
pub(crate) mod report;
pub(crate) mod types;
pub(crate) mod ui;
pub(crate) mod wasm;
