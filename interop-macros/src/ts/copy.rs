//! The copy of a type that `ts-rs` reads: its fields, and the attributes that say something about its declaration.

use quote::format_ident;
use syn::parse::{Parse as _, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Fields, Meta, Path, Token, parse_quote};

const UNION: &str = "a union cannot cross, write a struct or an enum";

pub(super) struct Copy {
    pub(super) item: DeriveInput,
    /// The runtime, when the type says where it is.
    pub(super) krate: Option<Path>,
}

impl Copy {
    pub(super) fn of(input: &DeriveInput) -> syn::Result<Self> {
        let mut item = input.clone();
        item.ident = format_ident!("__{}", input.ident.to_string().trim_start_matches("r#"));
        let krate = take_crate(&mut item.attrs)?;
        keep(&mut item.attrs);
        item.attrs
            .push(parse_quote!(#[allow(dead_code, missing_docs, clippy::all, clippy::pedantic)]));
        match &mut item.data {
            Data::Struct(data) => keep_in(&mut data.fields),
            Data::Enum(data) => {
                for variant in &mut data.variants {
                    keep(&mut variant.attrs);
                    keep_in(&mut variant.fields);
                }
            }
            Data::Union(data) => return Err(syn::Error::new(data.union_token.span, UNION)),
        }
        Ok(Self { item, krate })
    }
}

/// Attributes of other derives mean nothing here.
fn keep(attrs: &mut Vec<Attribute>) {
    let known = ["doc", "serde", "ts", "cfg"];
    attrs.retain(|attr| known.iter().any(|name| attr.path().is_ident(name)));
}

fn keep_in(fields: &mut Fields) {
    for field in fields {
        keep(&mut field.attrs);
    }
}

/// Takes `#[ts(crate = path)]` off: it names the runtime, as in our attributes, and not `ts-rs`.
fn take_crate(attrs: &mut [Attribute]) -> syn::Result<Option<Path>> {
    let mut found = None;
    for attr in attrs.iter_mut().filter(|attr| attr.path().is_ident("ts")) {
        let Meta::List(list) = &mut attr.meta else {
            continue;
        };
        let parser = Punctuated::<proc_macro2::TokenStream, Token![,]>::parse_terminated_with;
        let options =
            (|input: syn::parse::ParseStream| parser(input, option)).parse2(list.tokens.clone())?;
        let mut kept = Punctuated::<_, Token![,]>::new();
        for option in options {
            match krate.parse2(option.clone()) {
                Ok(path) => found = Some(path),
                Err(_) => kept.push(option),
            }
        }
        list.tokens = quote::quote!(#kept);
    }
    Ok(found)
}

/// `crate = path`
fn krate(input: syn::parse::ParseStream) -> syn::Result<Path> {
    input.parse::<Token![crate]>()?;
    input.parse::<Token![=]>()?;
    Path::parse(input)
}

/// Everything up to the next comma.
fn option(input: syn::parse::ParseStream) -> syn::Result<proc_macro2::TokenStream> {
    let mut tokens = proc_macro2::TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<proc_macro2::TokenTree>()?]);
    }
    Ok(tokens)
}
