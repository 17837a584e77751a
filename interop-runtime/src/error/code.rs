//! The closed list of error codes, each named once, for both the fieldless code and the error's variants.

use super::interop_error::ErrorDetail;

macro_rules! error_codes {
    ($($(#[doc = $doc:literal])+ $code:ident,)+) => {
        /// What went wrong, as one word of the list that Rust and JavaScript share.
        ///
        /// `Display` gives the word, which is also what JavaScript sees in `InteropError.code`.
        ///
        /// ```
        /// use interop_runtime::ErrorCode;
        /// assert_eq!(ErrorCode::BadArgs.to_string(), "BadArgs");
        /// assert_eq!(ErrorCode::from_word("BadArgs"), Some(ErrorCode::BadArgs));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorCode { $($(#[doc = $doc])+ $code,)+ }

        impl ErrorCode {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [ErrorCode] = &[$(ErrorCode::$code,)+];

            /// The word of the table, such as `"BadArgs"`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(ErrorCode::$code => stringify!($code),)+ }
            }

            /// When it is used, in one sentence; `docs/errors.md` says more about each.
            ///
            /// ```
            /// # use interop_runtime::ErrorCode;
            /// assert_eq!(ErrorCode::BadArgs.meaning(), "The wrong number of arguments.");
            /// ```
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(ErrorCode::$code => concat!($($doc),+).trim_ascii(),)+ }
            }
        }

        /// A failed call, in either direction: one variant per [`ErrorCode`].
        ///
        /// Match on a variant to react to one cause; read the rest through the methods. It is
        /// `Clone`, `Send` and `Sync` on every host.
        ///
        /// ```
        /// use interop_runtime::{ErrorCode, InteropError};
        /// let error = InteropError::new(ErrorCode::Timeout, "`load` took longer than 5 s");
        /// assert!(matches!(error, InteropError::Timeout(_)));
        /// assert_eq!(error.to_string(), "Timeout: `load` took longer than 5 s");
        /// ```
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum InteropError { $($(#[doc = $doc])+ $code(ErrorDetail),)+ }

        /// By hand: derived it is 1 kB, for as many variants.
        impl Clone for InteropError {
            fn clone(&self) -> Self {
                Self::from_detail(self.code(), self.detail().clone())
            }
        }

        impl InteropError {
            pub(super) fn from_detail(code: ErrorCode, detail: ErrorDetail) -> Self {
                match code { $(ErrorCode::$code => InteropError::$code(detail),)+ }
            }

            /// The code of this error.
            #[must_use]
            pub fn code(&self) -> ErrorCode {
                match self { $(InteropError::$code(_) => ErrorCode::$code,)+ }
            }

            /// Everything known about this error besides its code.
            #[must_use]
            pub fn detail(&self) -> &ErrorDetail {
                match self { $(InteropError::$code(detail) => detail,)+ }
            }

            pub(super) fn detail_mut(&mut self) -> &mut ErrorDetail {
                match self { $(InteropError::$code(detail) => detail,)+ }
            }
        }
    };
}

error_codes! {
    /// No crate of this name has invokables here.
    UnknownCrate,
    /// The crate, or the object's type, has no invokable with this identifier.
    UnknownMethod,
    /// A JavaScript name that is not there, or that may not be used.
    UnknownMember,
    /// A JavaScript name that is there and is no function.
    NotAFunction,
    /// Two invokables with one identifier.
    DuplicateIdentifier,
    /// The wrong number of arguments.
    BadArgs,
    /// A value of another type than the declared one; serde's own errors too.
    TypeMismatch,
    /// A number that the declared type cannot hold.
    OutOfRange,
    /// A string with a lone surrogate.
    InvalidString,
    /// A value that cannot cross at all.
    NotSerializable,
    /// Nested deeper than the limit.
    TooDeep,
    /// Larger than a limit.
    TooLarge,
    /// More references than the limit.
    TooManyRefs,
    /// More calls than the limit.
    RateLimited,
    /// A reference that was disposed or moved away.
    Disposed,
    /// A reference to an object of another type.
    WrongType,
    /// A reference that belongs to another runtime.
    ForeignHandle,
    /// An object that is in use by another call.
    Busy,
    /// A sync call where only async works.
    SyncUnsupported,
    /// A module that no async call has loaded yet.
    ModuleNotLoaded,
    /// A second URL for the name of a module.
    ModuleConflict,
    /// JavaScript threw or rejected.
    JsException,
    /// The Rust function returned an error.
    RustError,
    /// The call in which Rust panicked.
    Panicked,
    /// The instance is dead or disposed.
    Terminated,
    /// The deadline passed.
    Timeout,
    /// The caller gave up.
    Cancelled,
    /// There is no JavaScript here.
    NotConnected,
    /// The connection broke under this call.
    Disconnected,
    /// The circuit is gone for good.
    CircuitLost,
    /// The peer does not speak the protocol.
    ProtocolError,
    /// The peer speaks another version of the protocol.
    VersionMismatch,
}

impl ErrorCode {
    /// The code with this word; `None` for a word that is not in the list.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == word)
    }
}

impl std::fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
