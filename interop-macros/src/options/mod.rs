//! The grammar of the attributes: an identifier in quotes and `name = value` options, split by commas.

mod place;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Ident, Lit, LitStr, Meta, Path, Token};

use crate::case::Case;
use crate::errors::Errors;
use place::Word;

pub(crate) use place::Place;

#[derive(Default)]
pub(crate) struct Options {
    pub(crate) identifier: Option<LitStr>,
    pub(crate) module: Option<LitStr>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) krate: Option<Path>,
}

impl Options {
    /// Reads what stands between an attribute's parentheses; a mistake costs its own entry only.
    pub(crate) fn parse(tokens: TokenStream, place: Place, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        for entry in split_at_commas(tokens) {
            let read = |input: ParseStream| options.read(place, input);
            if let Err(error) = read.parse2(entry) {
                errors.push(error);
            }
        }
        options
    }

    /// Reads the mark on a member of a block, which is an attribute still.
    pub(crate) fn of_mark(mark: &Attribute, place: Place, errors: &mut Errors) -> Self {
        match &mark.meta {
            Meta::Path(_) => Self::default(),
            Meta::List(list) => Self::parse(list.tokens.clone(), place, errors),
            Meta::NameValue(_) => {
                let noun = place.noun();
                errors.at(
                    mark,
                    format!("{noun} stands in parentheses, write `(\"…\")`"),
                );
                Self::default()
            }
        }
    }

    /// What JavaScript calls the item: the identifier given, or Rust's name in the block's case.
    pub(crate) fn identifier_of(&self, name: &Ident, block: Option<Case>) -> String {
        let name = name.unraw().to_string();
        match (&self.identifier, block) {
            (Some(given), _) => given.value(),
            (None, Some(case)) => case.apply(&name),
            (None, None) => name,
        }
    }

    fn read(&mut self, place: Place, input: ParseStream) -> syn::Result<()> {
        if input.peek(Lit) {
            let noun = place.noun();
            let literal = text(input, noun)?;
            place.check_identifier(&literal)?;
            return set(&mut self.identifier, literal.clone(), &literal, noun);
        }
        let name = if input.peek(Ident::peek_any) {
            input.call(Ident::parse_any)?
        } else {
            return Err(input.error(format!("expected {}", place.known())));
        };
        let word = place.word(&name)?;
        let complete = input.parse::<Token![=]>().is_ok() && !input.is_empty();
        if !complete {
            let example = word.example();
            let message = format!("`{name}` has no value, write `{example}`");
            return Err(syn::Error::new_spanned(&name, message));
        }
        match word {
            Word::Module => set(
                &mut self.module,
                text(input, "a module's name")?,
                &name,
                "`module`",
            ),
            Word::RenameAll => {
                let case = Case::named(&text(input, "a case")?)?;
                set(&mut self.rename_all, case, &name, "`rename_all`")
            }
            Word::Crate => set(&mut self.krate, path(input)?, &name, "`crate`"),
        }
    }
}

fn set<T>(slot: &mut Option<T>, value: T, tokens: impl ToTokens, what: &str) -> syn::Result<()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(syn::Error::new_spanned(
            tokens,
            format!("{what} is given twice, remove one"),
        )),
    }
}

fn text(input: ParseStream, what: &str) -> syn::Result<LitStr> {
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

fn path(input: ParseStream) -> syn::Result<Path> {
    let tokens: TokenStream = input.parse()?;
    Path::parse_mod_style.parse2(tokens.clone()).map_err(|_| {
        let message = "`crate` takes a path without quotes, write `crate = my::path`";
        syn::Error::new_spanned(tokens, message)
    })
}

fn split_at_commas(tokens: TokenStream) -> Vec<TokenStream> {
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
