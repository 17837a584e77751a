//! What `js/conformance/calls.json` and the tables of `values/` call, in Node, in Chromium and on the test host.
#![forbid(unsafe_code)]

mod asynchronous;
mod classes;
mod functions;
mod generic;
mod objects;
mod values;
