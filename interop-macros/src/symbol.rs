//! The reserved export names under which JavaScript finds the invokables: see docs/in-process-abi.md.

extern crate proc_macro;

use std::fmt::Write as _;

use proc_macro2::Span;

#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Function,
    Method,
    Export,
}

/// The Cargo package as JavaScript names it; empty only where Cargo does not run the compiler.
pub(crate) fn package() -> String {
    std::env::var("CARGO_PKG_NAME").unwrap_or_default()
}

/// Where an item stands: what tells it from every other item of its crate.
pub(crate) struct Location {
    file: String,
    line: usize,
    column: usize,
}

impl Location {
    /// Outside a procedural macro, as in our own unit tests, spans have no place and all are equal.
    pub(crate) fn of(span: Span) -> Self {
        if proc_macro::is_available() {
            let span = span.unwrap();
            Self {
                file: span.file(),
                line: span.line(),
                column: span.column(),
            }
        } else {
            Self {
                file: "test.rs".to_owned(),
                line: 1,
                column: 1,
            }
        }
    }
}

/// `owner` is the type (and trait) of a method: one `macro_rules!` may write the same line for many types. Of
/// an export it says what the item is besides: a field's getter and setter stand at one place.
pub(crate) fn symbol(
    kind: Kind,
    krate: &str,
    identifier: &str,
    location: &Location,
    owner: &str,
) -> String {
    let kind = match kind {
        Kind::Function => "fn",
        Kind::Method => "method",
        Kind::Export => "export",
    };
    let (krate, identifier) = (escape(krate), escape(identifier));
    let (krate_len, identifier_len) = (krate.len(), identifier.len());
    let Location { file, line, column } = location;
    let hash = fnv1a(&format!("{file}:{line}:{column}:{owner}"));
    format!("__interop_{kind}_{krate_len}_{krate}_{identifier_len}_{identifier}_{hash:016x}")
}

/// What a hidden item is called that must not meet another one: `what` tells those of one place apart.
pub(crate) fn hidden(prefix: &str, what: &str, location: &Location) -> String {
    let Location { file, line, column } = location;
    let hash = fnv1a(&format!("{file}:{line}:{column}:{what}"));
    format!("__{prefix}_{hash:016X}")
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '_' => escaped.push_str("__"),
            _ if character.is_ascii_alphanumeric() => escaped.push(character),
            _ => {
                let written = write!(escaped, "_x{:x}_", u32::from(character));
                written.expect("writing to a `String` cannot fail");
            }
        }
    }
    escaped
}

/// FNV-1a with 64 bits: stable between compilers, which std's hashers do not promise to be.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, Location, escape, fnv1a, symbol};

    #[test]
    fn hash_is_fnv_1a() {
        assert_eq!(fnv1a(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn escaping_leaves_only_letters_digits_and_underscores() {
        assert_eq!(escape("my-app"), "my_x2d_app");
        assert_eq!(escape("Helper.return_array"), "Helper_x2e_return__array");
        assert_eq!(escape("ěA1"), "_x11b_A1");
    }

    #[test]
    fn symbols_differ_by_place_and_by_owner() {
        let at = |line| Location {
            file: "src/lib.rs".to_owned(),
            line,
            column: 5,
        };
        let of = |line, owner| symbol(Kind::Method, "my-app", "get", &at(line), owner);
        assert!(of(1, "A").starts_with("__interop_method_10_my_x2d_app_3_get_"));
        assert_ne!(of(1, "A"), of(2, "A"));
        assert_ne!(of(1, "A"), of(1, "B"));
    }
}
