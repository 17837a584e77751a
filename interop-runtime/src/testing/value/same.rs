//! Whether two values are the same to JavaScript's eyes: numbers as `Object.is` has it.

use super::FakeValue;

impl FakeValue {
    /// Whether both are the same value: NaN is NaN, 0 is not -0, and the order of an object's
    /// properties does not count. (`==` compares numbers as Rust does.)
    ///
    /// ```
    /// use interop_runtime::testing::FakeValue;
    /// let value = |text: &str| text.parse::<FakeValue>().unwrap();
    /// assert!(value("{a: NaN, b: 1}").is_same(&value("{b: 1, a: NaN}")));
    /// assert!(!value("0").is_same(&value("-0")));
    /// ```
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        use FakeValue::{Array, Date, Map, Number, Object, String, TypedArray, Utf16};
        match (self, other) {
            (Number(a), Number(b)) | (Date(a), Date(b)) => same_number(*a, *b),
            (Array(a), Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_same(b))
            }
            (Object(a), Object(b)) => {
                let find = |key: &std::string::String| b.iter().find(|(other, _)| other == key);
                let same = |(key, value): &(_, FakeValue)| {
                    find(key).is_some_and(|(_, other)| value.is_same(other))
                };
                a.len() == b.len() && a.iter().all(same)
            }
            (Map(a), Map(b)) => {
                let same = |((key, value), (other_key, other)): (&(_, _), &(_, _))| {
                    FakeValue::is_same(key, other_key) && FakeValue::is_same(value, other)
                };
                a.len() == b.len() && a.iter().zip(b).all(same)
            }
            (TypedArray(a), TypedArray(b)) => a.parts() == b.parts(),
            (String(text), Utf16(units)) | (Utf16(units), String(text)) => {
                text.encode_utf16().eq(units.iter().copied())
            }
            (a, b) => a == b,
        }
    }
}

fn same_number(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}
