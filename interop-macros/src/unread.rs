//! What an attribute does not take, emitted as it came: an item of another kind, or one whose syntax is not complete.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::discouraged::Speculative as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Visibility};

use crate::marks::{self, EXPORT, IMPORT, INVOKABLE};

const SYNTAX: &str = "the item cannot be read from here on, correct its syntax";

/// An item that only rustc reads on.
pub(crate) struct Refused {
    tokens: TokenStream,
    pub(crate) error: syn::Error,
}

impl Refused {
    /// The syntax of the item is wrong, or not complete yet; rustc says more about it.
    pub(crate) fn unread(tokens: TokenStream, error: &syn::Error) -> Self {
        let tokens = marks::without(tokens, &[INVOKABLE, EXPORT]);
        Self {
            tokens: with_body(tokens),
            error: unread(error),
        }
    }

    /// The attribute `this` is for `wanted` only.
    pub(crate) fn wrong(tokens: TokenStream, this: &str, wanted: &str) -> Self {
        match first_word.parse2(tokens.clone()) {
            Ok(word) => {
                let (name, advice) = (word.to_string(), advice(this, &word.to_string()));
                let message = format!("`#[{this}]` is for {wanted}, not for `{name}`, {advice}");
                let error = syn::Error::new_spanned(word, message);
                // Inside of a module the marks stand on items of their own.
                let tokens = match name.as_str() {
                    "mod" => tokens,
                    _ => marks::without(tokens, &[INVOKABLE, EXPORT]),
                };
                Self { tokens, error }
            }
            Err(error) => Self::unread(tokens, &error),
        }
    }
}

impl ToTokens for Refused {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// A member of a block.
pub(crate) enum Member<T> {
    Read(T),
    Unread(TokenStream, syn::Error),
}

/// The members of a block one by one, so that one which is not complete costs none of the others.
pub(crate) fn members<T>(
    body: TokenStream,
    read: impl Fn(ParseStream) -> syn::Result<T>,
) -> Vec<Member<T>> {
    let all = |input: ParseStream| {
        let mut members = Vec::new();
        while !input.is_empty() {
            let ahead = input.fork();
            members.push(match read(&ahead) {
                Ok(member) => {
                    input.advance_to(&ahead);
                    Member::Read(member)
                }
                Err(error) => Member::Unread(skip_member(input)?, unread(&error)),
            });
        }
        Ok(members)
    };
    all.parse2(body)
        .expect("whatever is not read is passed over")
}

/// A member ends with a semicolon or with its body.
fn skip_member(input: ParseStream) -> syn::Result<TokenStream> {
    let mut skipped = TokenStream::new();
    while !input.is_empty() {
        let token: TokenTree = input.parse()?;
        let is_end = match &token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        skipped.extend([token]);
        if is_end {
            break;
        }
    }
    Ok(marks::without(skipped, &[INVOKABLE, EXPORT, IMPORT]))
}

/// A function without a body is an import, which no attribute gives one any more.
pub(crate) fn with_body(tokens: TokenStream) -> TokenStream {
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    let is_function = tokens
        .iter()
        .any(|token| matches!(token, TokenTree::Ident(word) if word == "fn"));
    match tokens.pop() {
        Some(TokenTree::Punct(end)) if is_function && end.as_char() == ';' => {
            quote!(#(#tokens)* { ::core::unreachable!() })
        }
        last => tokens.into_iter().chain(last).collect(),
    }
}

fn unread(error: &syn::Error) -> syn::Error {
    syn::Error::new(error.span(), SYNTAX)
}

/// The word an item begins with, behind attributes and visibility: how messages call it.
fn first_word(input: ParseStream) -> syn::Result<TokenTree> {
    input.call(Attribute::parse_outer)?;
    input.parse::<Visibility>()?;
    let word: TokenTree = input.parse()?;
    input.parse::<TokenStream>()?;
    Ok(word)
}

fn advice(this: &str, word: &str) -> &'static str {
    match (this, word) {
        (_, "mod") => "write it on the functions inside",
        (INVOKABLE, "struct" | "enum" | "union") => "write it on an `impl` of the type",
        (INVOKABLE, "trait") => "write it on an `impl` of the trait",
        (EXPORT, "enum" | "union") => "derive serde's traits to send it as a value",
        (EXPORT, "trait") => "write it on the `impl` of a struct",
        (IMPORT, "impl") => "write it on functions without a body inside",
        _ => "remove the attribute",
    }
}
