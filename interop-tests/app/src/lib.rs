//! The application that the tests in Node and in Chromium call.
#![forbid(unsafe_code)]

// This library is used through JavaScript only, and has to be linked in all the same.
use interop_tests_conformance as _;

mod asynchronous;
mod callbacks;
mod cancel;
mod census;
mod differential;
mod errors;
mod exports;
mod fatal;
mod import_kinds;
mod imports;
mod objects;
mod order;
mod tracked;
mod values;
mod verbs;
