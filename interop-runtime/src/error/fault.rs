//! `Fault`: an error of the application's own, with a code of its own.

use super::data::ErrorData;
use super::{ErrorCode, InteropError, returned};

/// An error with a code of the application's own, for JavaScript to react to.
///
/// Returned by an invokable, also boxed or as the source of another error, it arrives as an
/// `InteropError` with the code `RustError`, and with `fault`, `message` and `data`. A fault is meant
/// for the other side: it is always shown, where a host may hide the text of any other error.
///
/// ```
/// use interop_runtime::prelude::*;
/// use interop_runtime::testing::FakeJs;
///
/// #[js_invokable]
/// fn order(tea: &str, cups: u32) -> Result<(), Fault> {
///     Err(Fault::new("OutOfStock", format!("there is no {tea} left")).with_data(&("missing", cups)))
/// }
/// # let crate_name = env!("CARGO_PKG_NAME");
///
/// let error = FakeJs::new().invoke::<()>(crate_name, "order", ("green tea", 2)).unwrap_err();
/// assert_eq!((error.code(), error.fault()), (ErrorCode::RustError, Some("OutOfStock")));
/// assert_eq!(error.message(), "there is no green tea left");
/// assert_eq!(error.data::<(String, u32)>()?, Some(("missing".into(), 2)));
/// # Ok::<(), InteropError>(())
/// ```
///
/// In JavaScript:
///
/// ```js
/// catch (error) {
///   if (error.fault === 'OutOfStock') offer(error.data);
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Fault {
    code: String,
    message: String,
    pub(crate) data: Option<ErrorData>,
    /// Why the data could not be taken.
    pub(crate) refused: Option<InteropError>,
}

impl Fault {
    /// A fault with a code and one sentence.
    #[must_use]
    pub fn new(fault: impl Into<String>, message: impl Into<String>) -> Self {
        Fault {
            code: fault.into(),
            message: message.into(),
            data: None,
            refused: None,
        }
    }

    /// The code: JavaScript's `error.fault`.
    ///
    /// ```
    /// # use interop_runtime::Fault;
    /// assert_eq!(Fault::new("OutOfStock", "there is no tea left").fault(), "OutOfStock");
    /// ```
    #[must_use]
    pub fn fault(&self) -> &str {
        &self.code
    }

    /// The sentence: JavaScript's `error.message`.
    ///
    /// ```
    /// # use interop_runtime::Fault;
    /// let fault = Fault::new("OutOfStock", "there is no tea left");
    /// assert_eq!(fault.message(), "there is no tea left");
    /// assert_eq!(fault.to_string(), "OutOfStock: there is no tea left");
    /// ```
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{}: {}", self.code, self.message);
        returned::spoken(&text, || self.clone().into());
        f.write_str(&text)
    }
}

impl std::error::Error for Fault {}

impl From<Fault> for InteropError {
    /// A `RustError`. What the data could not take is told among the causes.
    fn from(fault: Fault) -> Self {
        let causes = fault.refused.iter().map(InteropError::data_refused);
        InteropError::new(ErrorCode::RustError, fault.message)
            .with_causes(causes.collect())
            .with_fault(fault.code, fault.data)
    }
}
