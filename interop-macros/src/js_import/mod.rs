//! `#[js_import]`: parse → model → check → expand.

mod check;
mod expand;
mod file;
mod kind;
mod model;
mod parse;

use proc_macro2::TokenStream;
use quote::quote;

use crate::errors::Errors;
use model::Model;
use parse::Item;

/// The functions with bodies that call JavaScript; or, beside what is wrong, with bodies that panic.
pub(crate) fn js_import(options: TokenStream, item: TokenStream) -> TokenStream {
    let item = Item::parse(item);
    generated(options, &item).unwrap_or_else(|error| {
        let errors = error.into_compile_error();
        quote!(#item #errors)
    })
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
