//! Exported classes: every kind of constructor, method and field, and every way in which an instance is passed.

mod members;
mod passing;
