//! What is weighed: features of `interop-tests/bench/size`, and the same by wasm-bindgen in `size-peer`.

use super::Line;
use super::weigh::weigh;
use crate::bindgen::{self, Profile, Target};
use crate::run::Result;

/// One application.
pub(super) struct Variant {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    features: &'static [&'static str],
}

const fn variant(
    name: &'static str,
    what: &'static str,
    features: &'static [&'static str],
) -> Variant {
    Variant {
        name,
        what,
        features,
    }
}

/// Hello, hello with one thing more, and those that have functions of two numbers and nothing else.
pub(super) const VARIANTS: [Variant; 11] = [
    variant(
        "hello",
        "`greet`, and the one import that it calls",
        &["hello"],
    ),
    variant("async-fn", "an `async fn`", &["hello", "async-fn"]),
    variant(
        "await",
        "an `async fn` that awaits an import",
        &["hello", "await"],
    ),
    variant(
        "struct-in",
        "a struct by serde as an argument",
        &["hello", "struct-in"],
    ),
    variant(
        "struct-out",
        "a struct by serde as a result",
        &["hello", "struct-out"],
    ),
    variant(
        "reference",
        "an object of Rust with a method",
        &["hello", "reference"],
    ),
    variant("callback", "a closure of Rust", &["hello", "callback"]),
    variant("class", "an exported class", &["hello", "class"]),
    variant(
        "numbers-1",
        "one function of two numbers, not hello",
        &["numbers"],
    ),
    variant("numbers-11", "11 of them", &["numbers-11"]),
    variant("numbers-101", "101 of them", &["numbers-101"]),
];

impl Variant {
    pub(super) fn weigh(&self) -> Result<Line> {
        let of = |package| {
            let (target, profile) = (Target::Web, Profile::Release);
            let folder = if package == "interop-size" && self.name == "hello" {
                // The very example that a reader has.
                bindgen::generate("hello", target, profile)?
            } else {
                bindgen::generate_with(package, self.features, target, profile, self.name)?
            };
            weigh(&folder)
        };
        Ok(Line {
            name: self.name.to_owned(),
            what: self.what.to_owned(),
            ours: of("interop-size")?,
            peer: of("interop-size-peer")?,
        })
    }
}
