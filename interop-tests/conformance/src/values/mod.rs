//! The types of the values' tables, and for each the invokables that carry a value of it.

#[macro_use]
mod cases;
mod buffered;
mod custom;
mod enums;
mod numbers;
mod plain;
mod records;
mod references;
mod special;
mod turned;

use interop_runtime::prelude::*;

/// A type as the tables write it, the struct whose statics carry it, and the places that they are.
type Listed = (&'static str, &'static str, &'static [&'static str]);

/// What the runners look up a table's types in.
#[js_invokable]
fn types() -> Vec<Listed> {
    [
        numbers::TYPES,
        plain::TYPES,
        records::TYPES,
        enums::TYPES,
        buffered::TYPES,
        custom::TYPES,
        references::TYPES,
        special::TYPES,
        turned::TYPES,
    ]
    .concat()
}
