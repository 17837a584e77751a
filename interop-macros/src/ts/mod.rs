//! `#[derive(TS)]`: a type's TypeScript declaration, for the builds that ask for one.
//!
//! The declaration is made by the derive of `ts-rs`, on a copy of the type: so an author names neither that crate nor a
//! path in it, and a usual build, in which the runtime drops all of this, does not have it at all.

mod copy;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{DeriveInput, Generics, parse_quote};

use crate::runtime_path::RuntimePath;
use copy::Copy;

pub(crate) fn ts(input: TokenStream) -> TokenStream {
    let expanded = syn::parse2::<DeriveInput>(input).and_then(|input| expand(&input));
    expanded.unwrap_or_else(syn::Error::into_compile_error)
}

fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let span = Span::mixed_site();
    let Copy { item, krate } = Copy::of(input)?;
    let rt = RuntimePath::new(krate).written_out();
    let rename = declared_name(input);
    let (own, copied) = (&input.ident, &item.ident);
    let library = format!("{rt}::ts_rs").replace(' ', "");
    let generics = bounded(&input.generics, &rt);
    let (parameters, bounds) = (
        generics.split_for_impl().0.to_token_stream(),
        &generics.where_clause,
    );
    let arguments = input.generics.split_for_impl().1;
    Ok(quote_spanned! {span=>
        #rt::typescript! {
            #[derive(#rt::ts_rs::TS, #rt::SerdeAttributes)]
            #[ts(crate = #library #rename)]
            #item

            #rt::same_type! { [#parameters] #own #arguments, #copied #arguments, [#bounds] }
        }
    })
}

/// The copy goes by the type's own name, unless the author gave it another.
fn declared_name(input: &DeriveInput) -> Option<TokenStream> {
    let is_renamed = input.attrs.iter().filter(|attr| attr.path().is_ident("ts"));
    let is_renamed = is_renamed
        .map(|attr| attr.to_token_stream().to_string())
        .any(|text| text.contains("rename =") || text.contains("rename="));
    let name = input.ident.to_string();
    let name = name.trim_start_matches("r#");
    (!is_renamed).then(|| quote_spanned!(Span::mixed_site()=> , rename = #name))
}

/// Each type parameter has a declaration too.
fn bounded(generics: &Generics, rt: &TokenStream) -> Generics {
    let mut generics = generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.default = None;
        parameter.bounds.push(parse_quote!(#rt::ts_rs::TS));
    }
    generics
}
