//! What `js/conformance/calls.json` calls, in Node, in Chromium and on the test host.
#![forbid(unsafe_code)]

mod asynchronous;
mod functions;
mod generic;
mod objects;
