//! `FakeJs` plays a hostile JavaScript: it sends bytes, whether or not they are a message.
#![allow(clippy::needless_pass_by_value)] // tuples of arguments are written on the spot

use serde::de::DeserializeOwned;

use super::FakeJs;
use crate::args::JsArgs;
use crate::codec::Roots;
use crate::dispatcher::Callee;
use crate::error::InteropError;

impl FakeJs {
    /// The message in which JavaScript would send these arguments, in the bytes of the wire format. It
    /// counts as sent: what it defines is not defined again, and the shares in it are Rust's.
    ///
    /// # Errors
    /// A value that cannot cross.
    pub fn message(&self, args: impl JsArgs) -> Result<Vec<u8>, InteropError> {
        let message =
            args.with_values(|values| self.script.tables.encode(Roots::Arguments, values))?;
        message.commit();
        Ok(message.bytes().to_vec())
    }

    /// Plays a JavaScript that need not follow the wire format: calls an invokable with these bytes as
    /// its arguments, and waits for its result.
    ///
    /// ```
    /// use interop_runtime::prelude::*;
    /// use interop_runtime::testing::FakeJs;
    ///
    /// #[js_invokable]
    /// fn length(text: &str) -> usize {
    ///     text.len()
    /// }
    /// # let crate_name = env!("CARGO_PKG_NAME");
    ///
    /// let fake = FakeJs::new();
    /// let mut message = fake.message(("four",))?;
    /// assert_eq!(fake.invoke_message::<usize>(crate_name, "length", &message)?, 4);
    /// message.pop();
    /// let error = fake.invoke_message::<usize>(crate_name, "length", &message).unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::ProtocolError);
    /// # Ok::<(), InteropError>(())
    /// ```
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke), and `ProtocolError`, `VersionMismatch`.
    pub fn invoke_message<T: DeserializeOwned>(
        &self,
        crate_name: &str,
        identifier: &str,
        message: &[u8],
    ) -> Result<T, InteropError> {
        self.finish(self.dispatch(Callee::Function(crate_name, identifier), message, true)?)
    }
}
