//! The collector of one item's mistakes: they are reported together, and none can be forgotten.

use std::fmt::Display;

use quote::ToTokens;

/// Errors of all stages before expansion, which ends with [`Errors::finish`]; a collector dropped without it panics.
pub(crate) struct Errors {
    errors: Option<Vec<syn::Error>>,
}

impl Errors {
    pub(crate) fn new() -> Self {
        Self {
            errors: Some(Vec::new()),
        }
    }

    /// Reports `message` on the given tokens.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        self.errors.get_or_insert_default().push(error);
    }

    /// The barrier before expansion: all errors as one, or nothing.
    pub(crate) fn finish(mut self) -> syn::Result<()> {
        let errors = self.errors.take().unwrap_or_default().into_iter();
        errors
            .reduce(|mut all, next| {
                all.combine(next);
                all
            })
            .map_or(Ok(()), Err)
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        assert!(
            self.errors.is_none() || std::thread::panicking(),
            "an expansion ended without `Errors::finish`"
        );
    }
}
