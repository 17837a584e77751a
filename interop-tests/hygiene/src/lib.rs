//! The attributes where generated code could go astray: the runtime renamed in Cargo.toml, raw identifiers, next to the
//! attributes of others, without a prelude, in functions and modules. Compiled in two editions, and called by its tests.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications)]
#![deny(clippy::all, clippy::pedantic)]

pub mod beside;
pub mod places;
pub mod raw;
pub mod without_prelude;

#[cfg(test)]
mod tests;
