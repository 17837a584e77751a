//! Keywords among tokens: what stands deep inside a type shows without a visit to every node.

use proc_macro2::{Ident, TokenStream, TokenTree};

/// The first place where `word` stands among the tokens, inside brackets too.
pub(crate) fn find_word(tokens: &TokenStream, word: &str) -> Option<Ident> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident == word => Some(ident),
        TokenTree::Group(group) => find_word(&group.stream(), word),
        _ => None,
    })
}
