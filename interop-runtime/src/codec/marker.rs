//! The newtype names by which the codec knows its own types from a user's.

use super::wire::ElementType;

/// What a newtype of ours stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A reference to a Rust object, or a callback.
    RustObject,
    /// A reference to a JavaScript object.
    JsObject,
    BigInt,
    Date,
    /// A map that is a `Map` whatever its keys are.
    Map,
    /// Any value, told apart as finely as the format does.
    Any,
    TypedArray(ElementType),
    /// The signal of the call whose argument this is.
    AbortSignal,
}

const PREFIX: &str = "interop_runtime: ";

/// Compared by address, so that no user's type is one of them.
static NAMES: [(&str, Marker); 16] = [
    ("interop_runtime: a Rust object", Marker::RustObject),
    ("interop_runtime: a JavaScript object", Marker::JsObject),
    ("interop_runtime: a bigint", Marker::BigInt),
    ("interop_runtime: a Date", Marker::Date),
    ("interop_runtime: a Map", Marker::Map),
    ("interop_runtime: any value", Marker::Any),
    (
        "interop_runtime: an Int8Array",
        Marker::TypedArray(ElementType::Int8),
    ),
    (
        "interop_runtime: an Int16Array",
        Marker::TypedArray(ElementType::Int16),
    ),
    (
        "interop_runtime: a Uint16Array",
        Marker::TypedArray(ElementType::Uint16),
    ),
    (
        "interop_runtime: an Int32Array",
        Marker::TypedArray(ElementType::Int32),
    ),
    (
        "interop_runtime: a Uint32Array",
        Marker::TypedArray(ElementType::Uint32),
    ),
    (
        "interop_runtime: a Float32Array",
        Marker::TypedArray(ElementType::Float32),
    ),
    (
        "interop_runtime: a Float64Array",
        Marker::TypedArray(ElementType::Float64),
    ),
    (
        "interop_runtime: a BigInt64Array",
        Marker::TypedArray(ElementType::BigInt64),
    ),
    (
        "interop_runtime: a BigUint64Array",
        Marker::TypedArray(ElementType::BigUint64),
    ),
    ("interop_runtime: an AbortSignal", Marker::AbortSignal),
];

impl Marker {
    pub(crate) fn name(self) -> &'static str {
        let index = match self {
            Marker::RustObject => 0,
            Marker::JsObject => 1,
            Marker::BigInt => 2,
            Marker::Date => 3,
            Marker::Map => 4,
            Marker::Any => 5,
            Marker::TypedArray(element) => 6 + element as usize,
            Marker::AbortSignal => 15,
        };
        NAMES[index].0
    }

    /// What a newtype's name stands for; nothing for every name of a user's.
    pub(crate) fn of(name: &'static str) -> Option<Self> {
        if !name.starts_with(PREFIX) {
            return None;
        }
        let ours = NAMES.iter().find(|(own, _)| std::ptr::eq(*own, name));
        ours.map(|(_, marker)| *marker)
    }

    /// Whether only a value of its own kind will do.
    pub(crate) fn is_exact(self) -> bool {
        !matches!(self, Marker::Map | Marker::Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_leads_back_to_its_marker() {
        for (name, marker) in &NAMES {
            assert_eq!((marker.name(), Marker::of(name)), (*name, Some(*marker)));
        }
        let copied: &'static str = String::from(NAMES[0].0).leak();
        assert_eq!((Marker::of(copied), Marker::of("Meters")), (None, None));
    }
}
