//! Properties of the codec over arbitrary values: what is sent arrives, on every road, in the same bytes.

use interop_runtime::prelude::*;
use interop_runtime::testing::{FakeJs, FakeValue};
use interop_tests_arbitrary::{Value, values};
use proptest::prelude::*;

const CRATE: &str = "interop-tests";

#[js_invokable]
fn echo(value: Value) -> Value {
    value
}

/// Floats are compared by what `Debug` shows: NaN is NaN, and -0 is not 0.
fn text(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// JavaScript's encoder, Rust's decoder, Rust's encoder, JavaScript's decoder; the second time the
    /// shapes are known.
    #[test]
    fn a_value_comes_back_as_it_was(value in values()) {
        let fake = FakeJs::new();
        for _ in 0..2 {
            let back: Value = fake.invoke(CRATE, "echo", (&value,))?;
            prop_assert_eq!(text(&back), text(&value));
        }
    }

    /// As JavaScript sees it, and sends it back: `FakeValue` knows nothing of Rust's types.
    #[test]
    fn a_value_survives_javascript(value in values()) {
        let fake = FakeJs::new();
        let in_javascript: FakeValue = fake.invoke(CRATE, "echo", (&value,))?;
        let again: FakeValue = fake.invoke(CRATE, "echo", (&in_javascript,))?;
        prop_assert!(again.is_same(&in_javascript), "{again:?}\n{in_javascript:?}");
        let back: Value = fake.invoke(CRATE, "echo", (&in_javascript,))?;
        prop_assert_eq!(text(&back), text(&value));
    }

    #[test]
    fn the_bytes_of_a_value_are_always_the_same(value in values()) {
        let fake = FakeJs::new();
        let first = fake.message((&value,))?;
        prop_assert_eq!(&FakeJs::new().message((&value,))?, &first);
        // Once the shapes are known, they are left out; and that too is always the same.
        let second = fake.message((&value,))?;
        prop_assert!(second.len() <= first.len());
        prop_assert_eq!(fake.message((&value,))?, second);
    }
}
