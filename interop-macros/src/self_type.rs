//! `Self`, written out: generated code stands outside the `impl` block, where the word means nothing.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::Type;

/// Works on tokens, so that it reaches into macros and array lengths as well.
pub(crate) fn written_out(tokens: TokenStream, ty: &Type) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut written = TokenStream::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) if word == "Self" => {
                let is_path =
                    matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':');
                written.extend(this(ty, word.span(), is_path));
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), written_out(group.stream(), ty));
                inner.set_span(group.span());
                written.extend([TokenTree::Group(inner)]);
            }
            other => written.extend([other]),
        }
    }
    written
}

/// The type at the place of `Self`, so that an error about it lands on the parameter.
fn this(ty: &Type, span: Span, is_path: bool) -> TokenStream {
    let ty: TokenStream = ty
        .to_token_stream()
        .into_iter()
        .map(|mut token| {
            token.set_span(token.span().located_at(span));
            token
        })
        .collect();
    if is_path {
        quote_spanned!(span=> <#ty>)
    } else {
        ty
    }
}
