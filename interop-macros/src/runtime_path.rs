//! The one path by which generated code reaches the runtime, and where its calls seem to stand.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Path;

/// Prints `::interop_runtime::__private`, or the same module of the crate that `crate = path` names.
pub(crate) struct RuntimePath {
    krate: Option<Path>,
}

/// The user's tokens that generated code is about.
#[derive(Clone, Copy)]
pub(crate) struct Extent {
    first: Span,
    last: Span,
}

impl RuntimePath {
    pub(crate) fn new(krate: Option<Path>) -> Self {
        Self { krate }
    }

    /// A call of the runtime's macro `name`. What rustc finds wrong inside it is shown at `extent`, and
    /// not at the attribute: a call reaches from its first token to its last.
    pub(crate) fn call(&self, name: &str, arguments: TokenStream, extent: Extent) -> TokenStream {
        let first = extent.first();
        let path = self.written_at(first);
        let name = Ident::new(name, first);
        let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
        arguments.set_span(Span::mixed_site().located_at(extent.last));
        quote_spanned!(first=> #path::#name! #arguments)
    }

    /// A path that the user gave stays where it is, so that a wrong one is shown there.
    fn written_at(&self, span: Span) -> TokenStream {
        let krate = self.krate.as_ref().map_or_else(
            || quote_spanned!(span=> ::interop_runtime),
            ToTokens::to_token_stream,
        );
        quote_spanned!(span=> #krate::__private)
    }
}

impl Extent {
    pub(crate) fn of(tokens: impl ToTokens) -> Self {
        let mut spans = tokens
            .into_token_stream()
            .into_iter()
            .map(|token| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        let last = spans.last().unwrap_or(first);
        Self { first, last }
    }

    /// Shown at the user's first token, with generated code's own view of names.
    pub(crate) fn first(self) -> Span {
        self.at(Span::mixed_site())
    }

    /// The same for a name of the user's, which keeps its own view.
    pub(crate) fn at(self, name: Span) -> Span {
        name.located_at(self.first)
    }
}

impl ToTokens for RuntimePath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.written_at(Span::mixed_site()));
    }
}
