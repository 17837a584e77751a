//! The application that the tests in Node and in Chromium call.
#![forbid(unsafe_code)]

// The library is used through JavaScript only, and has to be linked in all the same.
use interop_tests_library as _;

mod asynchronous;
mod errors;
mod fatal;
mod imports;
mod objects;
mod values;
