//! What an error knows besides its code, and how it is built and read.

use std::sync::Arc;

use super::{ErrorCode, Path};

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
        let inner = Inner {
            message: message.into(),
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

    /// For `RustError`: the texts of the error's sources, outermost first.
    #[must_use]
    pub fn causes(&self) -> &[String] {
        &self.detail().0.causes
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
    pub(super) fn from_parts(code: ErrorCode, parts: super::ErrorRecord) -> Self {
        let inner = Inner {
            message: parts.message,
            method: parts.method,
            path: parts.path,
            name: parts.name,
            stack: parts.stack,
            causes: parts.causes,
        };
        Self::from_detail(code, ErrorDetail(Arc::new(inner)))
    }

    fn edit(&mut self, change: impl FnOnce(&mut Inner)) {
        change(Arc::make_mut(&mut self.detail_mut().0));
    }
}

impl std::fmt::Display for InteropError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code(), self.message())
    }
}

impl std::error::Error for InteropError {}
