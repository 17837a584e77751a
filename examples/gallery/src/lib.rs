//! The gallery: Rust and JavaScript calling each other, one module for each scene of the page.
//!
//! A module here is the Rust half of a scene. Its JavaScript half is the file of
//! the same name in `web/scenes/`, and the page shows both beside the live result.
//! `cargo xtask demo` builds and serves it.
//!
//! There is no `main` and no list of functions: the attribute is all that it takes.

#![forbid(unsafe_code)]

mod array_by_name;
mod awaited_promise;
mod click_counter;
mod counter_class;
mod errors;
mod exported_message;
mod imported_class;
mod imported_message;
mod list_items;
mod object_reference;
mod static_function;
mod values;
