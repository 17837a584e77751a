//! The test host: a scripted double of the JavaScript side, in memory, for `cargo test`.
//!
//! Calls run through the same codec and dispatcher as on every other native host, so that what
//! passes here is what happens elsewhere.

mod args;
mod fake_js;
mod messages;
mod peer;
mod play;
mod script;
mod value;

pub use args::FakeArgs;
pub use fake_js::{FakeJs, FakeStats};
pub use value::{
    FakeAbortSignal, FakeCallback, FakeJsObject, FakeRustObject, FakeTypedArray, FakeValue,
    ParseFakeValueError,
};
