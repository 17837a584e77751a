//! `#[js_export]`: parse → model → check → expand.

mod check;
mod expand;
mod members;
mod model;
mod parse;

use proc_macro2::TokenStream;
use quote::quote;

use model::Model;
use parse::Item;

/// The user's item, and beside it what was generated or what is wrong.
pub(crate) fn js_export(options: TokenStream, item: TokenStream) -> TokenStream {
    let item = Item::parse(item);
    let generated = generated(options, &item).unwrap_or_else(syn::Error::into_compile_error);
    quote!(#item #generated)
}

fn generated(options: TokenStream, item: &Item) -> syn::Result<TokenStream> {
    let model = Model::parse(options, item)?;
    check::check(&model)?;
    Ok(expand::expand(&model))
}
