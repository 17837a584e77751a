//! What an error knows besides its code, and how it is built and read.

use std::sync::Arc;

use super::{ErrorCode, ErrorData, Path, Thrown, returned};

/// The part of an [`InteropError`](super::InteropError) that every variant has.
#[derive(Clone, Debug)]
pub struct ErrorDetail(Arc<Inner>);

#[derive(Clone, Debug, Default)]
struct Inner {
    message: String,
    method: Option<String>,
    path: Option<String>,
    name: Option<String>,
    stack: Option<String>,
    causes: Vec<String>,
    fault: Option<String>,
    data: Option<ErrorData>,
    thrown: Option<Arc<Thrown>>,
}

pub use super::code::InteropError;

impl InteropError {
    /// An error with a code and one sentence that says what is wrong and what to do.
    ///
    /// ```
    /// # use interop_runtime::{ErrorCode, InteropError};
    /// let error = InteropError::new(ErrorCode::Busy, "the printer is in use; try again later");
    /// assert_eq!(error.code(), ErrorCode::Busy);
    /// ```
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self::of(code, message.into())
    }

    #[inline(never)]
    fn of(code: ErrorCode, message: String) -> Self {
        let inner = Inner {
            message,
            ..Inner::default()
        };
        Self::from_detail(code, ErrorDetail(Arc::new(inner)))
    }

    /// The sentence, without the code.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.detail().0.message
    }

    /// The invokable (`"my-app.add"`) or the JavaScript function (`"sayHello"`) concerned.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        self.detail().0.method.as_deref()
    }

    /// Where in the arguments or the result a value was refused, such as `args[1].items[3].id`.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.detail().0.path.as_deref()
    }

    /// For `JsException`: the `name` of what was thrown, such as `"TypeError"`.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.detail().0.name.as_deref()
    }

    /// For `JsException`: the JavaScript stack, if what was thrown had one.
    #[must_use]
    pub fn stack(&self) -> Option<&str> {
        self.detail().0.stack.as_deref()
    }

    /// For `RustError`: the texts of the error's sources, outermost first. What came from JavaScript has those of the
    /// chain of `cause`.
    #[must_use]
    pub fn causes(&self) -> &[String] {
        &self.detail().0.causes
    }

    /// For a [`Fault`](super::Fault), and for an error of JavaScript's with a `fault`: the application's own code.
    ///
    /// ```
    /// # use interop_runtime::{Fault, InteropError};
    /// let error = InteropError::from(Fault::new("OutOfStock", "there is no tea left"));
    /// assert_eq!(error.fault(), Some("OutOfStock"));
    /// ```
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        self.detail().0.fault.as_deref()
    }

    /// The data as it travels.
    pub(crate) fn encoded_data(&self) -> Option<&ErrorData> {
        self.detail().0.data.as_ref()
    }

    /// What JavaScript threw on this connection, and keeps.
    pub(crate) fn thrown_on(&self, connection: u64) -> Option<&Arc<Thrown>> {
        let thrown = self.detail().0.thrown.as_ref();
        thrown.filter(|thrown| thrown.connection == connection)
    }

    /// The text among the causes for data that could not be taken, for this reason.
    pub(super) fn data_refused(&self) -> String {
        match self.path() {
            Some(path) => format!("its data was left out: at `{path}`: {}", self.message()),
            None => format!("its data was left out: {}", self.message()),
        }
    }

    pub(super) fn with_fault(mut self, fault: String, data: Option<ErrorData>) -> Self {
        self.edit(|inner| (inner.fault, inner.data) = (Some(fault), data));
        self
    }

    /// Names the method unless a place nearer to the cause has done so. A refused value's sentence
    /// begins with the method and the place; the other sentences name what they are about.
    pub(crate) fn in_method(mut self, method: impl FnOnce() -> String) -> Self {
        if self.method().is_none() {
            let method = method();
            self.edit(|inner| {
                if let Some(path) = &inner.path {
                    inner.message = format!("`{method}`, at `{path}`: {}", inner.message);
                }
                inner.method = Some(method);
            });
        }
        self
    }

    pub(crate) fn at(mut self, path: &Path) -> Self {
        self.edit(|inner| inner.path = Some(path.to_string()));
        self
    }

    pub(crate) fn with_causes(mut self, causes: Vec<String>) -> Self {
        self.edit(|inner| inner.causes = causes);
        self
    }

    /// All parts at once, as they arrive from the other side.
    pub(super) fn from_parts(code: ErrorCode, parts: super::ErrorRecord, connection: u64) -> Self {
        let thrown = |number| Arc::new(Thrown { connection, number });
        let inner = Inner {
            message: parts.message,
            method: parts.method,
            path: parts.path,
            name: parts.name,
            stack: parts.stack,
            causes: parts.causes,
            fault: parts.fault,
            data: parts.data,
            thrown: parts.thrown.map(thrown),
        };
        Self::from_detail(code, ErrorDetail(Arc::new(inner)))
    }

    fn edit(&mut self, change: impl FnOnce(&mut Inner)) {
        change(self.inner_mut());
    }

    #[inline(never)]
    fn inner_mut(&mut self) -> &mut Inner {
        Arc::make_mut(&mut self.detail_mut().0)
    }
}

impl std::fmt::Display for InteropError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{}: {}", self.code(), self.message());
        returned::spoken(&text, || self.clone());
        f.write_str(&text)
    }
}

impl std::error::Error for InteropError {}
