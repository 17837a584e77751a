//! Words written out among tokens: generated code stands outside the `impl` block, where `Self` and the block's
//! parameters mean nothing.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::quote_spanned;

/// A word, and the type that it stands for.
pub(super) type Words = Vec<(String, TokenStream)>;

/// Works on tokens, so that it reaches into macros and array lengths as well.
pub(super) fn written_out(tokens: TokenStream, words: &Words) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut written = TokenStream::new();
    let mut before = Before::default();
    while let Some(token) = tokens.next() {
        let stands_alone = before.is_open();
        before.add(&token);
        match token {
            TokenTree::Ident(word) => match words.iter().find(|(known, _)| word == known) {
                Some((_, meaning)) if stands_alone => {
                    let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':');
                    written.extend(at_place_of(word.span(), meaning, is_path));
                }
                _ => written.extend([TokenTree::Ident(word)]),
            },
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), written_out(group.stream(), words));
                inner.set_span(group.span());
                written.extend([TokenTree::Group(inner)]);
            }
            other => written.extend([other]),
        }
    }
    written
}

/// The two tokens before a word: behind `::` and `'` it is another name that is merely spelt the same.
#[derive(Default)]
struct Before([Option<char>; 2]);

impl Before {
    fn is_open(&self) -> bool {
        !matches!(self.0, [Some(':'), Some(':')] | [_, Some('\'')])
    }

    fn add(&mut self, token: &TokenTree) {
        let sign = match token {
            TokenTree::Punct(punct) => Some(punct.as_char()),
            _ => None,
        };
        self.0 = [self.0[1], sign];
    }
}

/// The type at the place of the word, so that an error about it lands on the parameter.
fn at_place_of(span: Span, meaning: &TokenStream, is_path: bool) -> TokenStream {
    let located = meaning.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(span));
        token
    });
    let located: TokenStream = located.collect();
    if is_path {
        quote_spanned!(span=> <#located>)
    } else {
        located
    }
}
