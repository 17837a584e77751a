//! The application that the tests in Node and in Chromium call.
#![forbid(unsafe_code)]

// The libraries are used through JavaScript only, and have to be linked in all the same.
use interop_tests_conformance as _;
use interop_tests_library as _;

mod asynchronous;
mod callbacks;
mod cancel;
mod census;
mod differential;
mod errors;
mod exports;
mod fatal;
mod imports;
mod objects;
mod order;
mod tracked;
mod values;
mod verbs;
