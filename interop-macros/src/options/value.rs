//! The values of options, each read from the tokens of its own entry.

use std::mem;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Ident, Lit, LitStr, Path, Token, Type};

use super::Types;

const NOTHING_BEFORE: &str = "nothing stands before this comma, remove it";

pub(super) fn set<T>(
    slot: &mut Option<T>,
    value: T,
    tokens: impl ToTokens,
    what: &str,
) -> syn::Result<()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(syn::Error::new_spanned(
            tokens,
            format!("{what} is given twice, remove one"),
        )),
    }
}

pub(super) fn text(input: ParseStream, what: &str) -> syn::Result<LitStr> {
    let tokens: TokenStream = input.parse()?;
    let mut literals = tokens.clone().into_iter();
    let first = literals.next();
    let literal = match first.clone().map(|first| syn::parse2(first.into())) {
        Some(Ok(Lit::Str(literal))) if literal.suffix().is_empty() => literal,
        _ => {
            let message = format!("{what} is written in quotes, write `\"…\"`");
            return Err(syn::Error::new_spanned(tokens, message));
        }
    };
    let value = literal.value();
    let message = if literals.next().is_some() {
        "something follows this, write a comma between them".to_owned()
    } else if value.trim().is_empty() {
        format!("{what} cannot be empty, write one between the quotes")
    } else if value.trim() != value {
        format!("{what} cannot begin or end with a space, remove it")
    } else {
        return Ok(literal);
    };
    Err(syn::Error::new_spanned(first, message))
}

pub(super) fn path(input: ParseStream) -> syn::Result<Path> {
    let tokens: TokenStream = input.parse()?;
    Path::parse_mod_style.parse2(tokens.clone()).map_err(|_| {
        let message = "`crate` takes a path without quotes, write `crate = my::path`";
        syn::Error::new_spanned(tokens, message)
    })
}

pub(super) fn namespace(input: ParseStream) -> syn::Result<LitStr> {
    let literal = text(input, "a namespace")?;
    if literal.value().split('.').any(str::is_empty) {
        let message = "a namespace is names with dots between them, write `\"a.b\"`";
        return Err(syn::Error::new_spanned(literal, message));
    }
    Ok(literal)
}

pub(super) fn types(word: &Ident, input: ParseStream) -> syn::Result<Types> {
    let tokens: TokenStream = input.parse()?;
    let mut inside = tokens.clone().into_iter();
    let listed = match (inside.next(), inside.next()) {
        (Some(TokenTree::Group(group)), None) => {
            let list = Punctuated::<Type, Token![,]>::parse_terminated;
            list.parse2(group.stream()).ok()
        }
        _ => None,
    };
    let message = match listed {
        None => "`types` takes a list of types, write `types(Slot<i32>, …)`",
        Some(listed) if listed.is_empty() => "`types` is empty, write `types(Slot<i32>, …)`",
        Some(listed) => {
            return Ok(Types {
                word: word.clone(),
                listed: listed.into_iter().collect(),
            });
        }
    };
    Err(syn::Error::new_spanned(tokens, message))
}

/// The entries between commas, with the mistake of those that are empty; a comma may stand at the end.
pub(super) fn split_at_commas(tokens: TokenStream) -> Vec<syn::Result<TokenStream>> {
    let mut entries = Vec::new();
    let mut entry = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                let before = mem::take(&mut entry);
                entries.push(if before.is_empty() {
                    Err(syn::Error::new_spanned(comma, NOTHING_BEFORE))
                } else {
                    Ok(before)
                });
            }
            other => entry.extend([other]),
        }
    }
    if !entry.is_empty() {
        entries.push(Ok(entry));
    }
    entries
}
