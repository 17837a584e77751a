//! What the benchmarks call: ours, and what the peers offer for the same, in one module with the same flags.
#![allow(missing_docs, clippy::pedantic)] // each pair of functions is described in docs/performance.md

mod asynchronous;
mod calls;
mod imports;
mod nests;
mod objects;
mod records;
mod strings;
