//! `#[js_export]`: parse → model → check → expand.

mod check;
mod expand;
mod members;
mod model;
mod parse;

use proc_macro2::TokenStream;
use quote::quote;

use crate::errors::Errors;
use model::Model;
use parse::Item;

/// The user's item, and beside it what was generated or what is wrong.
pub(crate) fn js_export(options: TokenStream, item: TokenStream) -> TokenStream {
    let item = Item::parse(item);
    let generated = generated(options, &item);
    quote!(#item #generated)
}

fn generated(options: TokenStream, item: &Item) -> TokenStream {
    let mut errors = Errors::new();
    let model = Model::parse(options, item, &mut errors);
    if let Some(model) = &model {
        check::check(model, &mut errors);
    }
    let model = model.as_ref();
    match errors.finish() {
        Ok(()) => model.map(expand::expand).unwrap_or_default(),
        Err(error) => {
            let (error, class) = (error.into_compile_error(), model.and_then(expand::fallback));
            quote!(#error #class)
        }
    }
}
