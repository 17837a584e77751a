//! Each module is what an application has that uses one feature; `cargo xtask size` links one or two of them.
#![allow(missing_docs)]

#[cfg(feature = "async-fn")]
mod async_fn;
#[cfg(feature = "await")]
mod awaited;
#[cfg(feature = "callback")]
mod callback;
#[cfg(feature = "class")]
mod class;
#[cfg(feature = "hello")]
mod hello;
#[cfg(feature = "numbers")]
mod numbers;
#[cfg(feature = "reference")]
mod reference;
#[cfg(feature = "struct-in")]
mod struct_in;
#[cfg(feature = "struct-out")]
mod struct_out;
