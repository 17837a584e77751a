//! `FakeValue`: any value that crosses, as the double of the JavaScript side sees it.

mod notation;
mod receive;
mod same;
mod send;
mod typed_array;

pub use notation::ParseFakeValueError;
pub use typed_array::FakeTypedArray;

use std::cell::Cell;
use std::rc::Rc;

use crate::codec::ErasedValue;
use crate::dispatcher::ObjectHandle;
use crate::handle::Handle;

/// A JavaScript value that can cross.
///
/// It is also read from a text in the notation of JavaScript, such as `"[1, 12n, new Date(0)]"`: JSON,
/// and `undefined`, `NaN`, `Infinity`, bigints, `new Date(…)`, `new Map([…])`, `new Float64Array([…])` and the
/// other arrays, `"x".repeat(1000)`.
///
/// ```
/// use interop_runtime::testing::{FakeJs, FakeValue};
/// let fake = FakeJs::new();
/// fake.on("echo", |args| Ok(args.value(0).clone()));
/// # let js = fake.runtime();
/// let text: String = js.invoke_sync("echo", ("hi",))?;
/// assert_eq!(fake.calls("echo")[0].value(0), &FakeValue::String("hi".into()));
/// # assert_eq!(text, "hi");
/// # Ok::<(), interop_runtime::InteropError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FakeValue {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(String),
    /// A string in UTF-16 code units; one with a lone surrogate is refused with `InvalidString`.
    Utf16(Vec<u16>),
    /// A bigint, in decimal digits with `-` in front of a negative one.
    BigInt(String),
    /// A Date, in milliseconds since 1970; NaN is an invalid one.
    Date(f64),
    /// An Array.
    Array(Vec<FakeValue>),
    /// A plain object, its properties in order.
    Object(Vec<(String, FakeValue)>),
    /// A `Map`; keys need not be strings.
    Map(Vec<(FakeValue, FakeValue)>),
    /// A `Uint8Array`; everything else that counts as bytes arrives as one.
    Bytes(Vec<u8>),
    /// Another typed array.
    TypedArray(FakeTypedArray),
    /// A reference to an object of Rust.
    RustObject(FakeRustObject),
    /// A function that calls a closure of Rust.
    Callback(FakeCallback),
    /// An object of JavaScript that was passed by reference.
    JsObject(FakeJsObject),
    /// The `AbortSignal` of the call that it is an argument of.
    AbortSignal(FakeAbortSignal),
}

/// An `AbortSignal`, as the double holds it. Equal to itself only.
#[derive(Clone, Debug, Default)]
pub struct FakeAbortSignal(Rc<Cell<bool>>);

impl FakeAbortSignal {
    /// Whether the call was cancelled before it was answered.
    #[must_use]
    pub fn is_aborted(&self) -> bool {
        self.0.get()
    }

    pub(super) fn abort(&self) {
        self.0.set(true);
    }
}

impl PartialEq for FakeAbortSignal {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A `JsCallback` as JavaScript holds it: [`FakeJs::call`](super::FakeJs::call) calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FakeCallback {
    pub(super) handle: Handle,
}

/// A `RustObjectRef` as JavaScript holds it. [`FakeJs`](super::FakeJs) calls its methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FakeRustObject {
    pub(super) object: ObjectHandle,
}

/// An object of the double.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FakeJsObject {
    pub(super) handle: Handle,
}

#[diagnostic::do_not_recommend]
impl crate::JsArgs for Vec<FakeValue> {
    fn with_values<R>(&self, use_them: impl FnOnce(&[&dyn ErasedValue]) -> R) -> R {
        let values: Vec<&dyn ErasedValue> = self.iter().map(|value| value as _).collect();
        use_them(&values)
    }
}
