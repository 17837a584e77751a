//! The values of options, each read from the tokens of its own entry.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Ident, Lit, LitStr, Path, Token, Type};

use super::Types;

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
    match syn::parse2(tokens.clone()) {
        Ok(Lit::Str(literal)) if literal.value().is_empty() => Err(syn::Error::new_spanned(
            tokens,
            format!("{what} cannot be empty"),
        )),
        Ok(Lit::Str(literal)) => Ok(literal),
        _ => {
            let message = format!("{what} is written in quotes, write `\"…\"`");
            Err(syn::Error::new_spanned(tokens, message))
        }
    }
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

pub(super) fn split_at_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let mut entries = vec![TokenStream::new()];
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => entries.push(TokenStream::new()),
            other => entries
                .last_mut()
                .expect("there is always one")
                .extend([other]),
        }
    }
    entries.retain(|entry| !entry.is_empty());
    entries
}
