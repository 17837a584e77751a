//! `#[js_invokable]`: parse → model → check → expand.

mod check;
mod expand;
mod model;
mod parse;
mod types;

use proc_macro2::TokenStream;
use quote::quote;

use crate::errors::Errors;
use model::Model;
use parse::Item;

/// The user's item, and beside it what was generated or what is wrong.
pub(crate) fn js_invokable(options: TokenStream, item: TokenStream) -> TokenStream {
    let item = Item::parse(item);
    let generated = generated(options, &item).unwrap_or_else(syn::Error::into_compile_error);
    quote!(#item #generated)
}

fn generated(options: TokenStream, item: &Item) -> syn::Result<TokenStream> {
    let mut errors = Errors::new();
    let model = Model::parse(options, item, &mut errors);
    if let Some(model) = &model {
        check::check(model, &mut errors);
    }
    errors.finish()?;
    Ok(model.as_ref().map(expand::expand).unwrap_or_default())
}
