//! `JsAbortSignal`: an `AbortSignal` that fires when nobody waits for the call any more.

use serde::{Serialize, Serializer};

use super::Marker;

/// An argument by which a JavaScript function learns that its call was cancelled.
///
/// It arrives as an `AbortSignal`, which `fetch` and many others take. It fires when the future of
/// the call is dropped, or its timeout passes, before the function has answered; never after that. All
/// those in the arguments of one call are the same signal. A sync call cannot be cancelled: there it
/// never fires. It stands in arguments only: in a result it is `NotSerializable`.
///
/// ```
/// use interop_runtime::prelude::*;
/// use interop_runtime::testing::{FakeJs, FakeValue};
///
/// let fake = FakeJs::new();
/// fake.on_async("load", |_| std::future::pending::<Result<(), InteropError>>());
/// let js = fake.runtime();
/// fake.run(async {
///     let load = js.invoke_void("load", ("/data", JsAbortSignal::new()));
///     let quickly = load.timeout(std::time::Duration::ZERO);
///     assert_eq!(quickly.await.unwrap_err().code(), ErrorCode::Timeout);
/// });
/// let FakeValue::AbortSignal(signal) = fake.calls("load")[0].value(1).clone() else { panic!() };
/// assert!(signal.is_aborted());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct JsAbortSignal(());

impl JsAbortSignal {
    /// The signal of the call that it is given to.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl Serialize for JsAbortSignal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(Marker::AbortSignal.name(), &())
    }
}
