//! The one path by which generated code reaches the runtime, and where its calls seem to stand.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Path;

/// Prints `::interop_runtime::__private`, or the name of the same module in the crate that `crate = path` names.
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

    /// What generated code begins with: the name for a path that the user gave. If it is wrong, rustc says so here,
    /// at the user's own tokens, and not wherever the name is used.
    pub(crate) fn named(&self) -> Option<TokenStream> {
        let krate = self.krate.as_ref()?;
        Some(quote_spanned!(Span::mixed_site()=> use #krate::__private as __interop;))
    }

    /// The path where there is nothing that generated code begins with.
    pub(crate) fn written_out(&self) -> TokenStream {
        let span = Span::mixed_site();
        let krate = self.krate.as_ref().map_or_else(
            || quote_spanned!(span=> ::interop_runtime),
            ToTokens::to_token_stream,
        );
        quote_spanned!(span=> #krate::__private)
    }

    fn written_at(&self, span: Span) -> TokenStream {
        if self.krate.is_some() {
            quote_spanned!(span=> __interop)
        } else {
            quote_spanned!(span=> ::interop_runtime::__private)
        }
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
