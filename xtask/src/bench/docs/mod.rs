//! docs/performance.md: its figures, tables and pictures are written from `docs/performance.json`, never by hand.

mod store;

pub(crate) use store::{BuildTime, Curve, update};
