//! Two invokables with one identifier: on the test host the first `FakeJs` says so. A binary of its own,
//! because the mistake is one of the whole program.

use interop_runtime::prelude::*;
use interop_runtime::testing::FakeJs;

mod first {
    use super::*;

    #[js_invokable]
    fn twice() {}
}

mod second {
    use super::*;

    #[js_invokable]
    fn twice() {}
}

#[test]
#[should_panic(
    expected = "`interop-tests.twice` is defined twice, at interop-tests/tests/duplicate.rs:"
)]
fn both_places_are_named() {
    let _ = FakeJs::new();
}
