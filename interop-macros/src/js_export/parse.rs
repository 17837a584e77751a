//! The item under `#[js_export]`, with our own marks taken off, so that it can be emitted as it is.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Field, ItemStruct};

use crate::block::Block;
use crate::function::Function;
use crate::marks;
use crate::unread::Refused;

pub(crate) enum Item {
    Function(Box<Function>),
    Struct(Box<Struct>),
    Impl(Box<Block>),
    Other(Refused),
}

/// A struct; `fields` holds the marks of its fields, in their order.
pub(crate) struct Struct {
    pub(crate) item: ItemStruct,
    pub(crate) marks: Vec<Attribute>,
    fields: Vec<Vec<Attribute>>,
}

impl Item {
    pub(crate) fn parse(tokens: TokenStream) -> Self {
        if let Ok(function) = syn::parse2(tokens.clone()) {
            return Self::Function(Box::new(function));
        }
        if let Ok(block) = Block::parse(tokens.clone()) {
            return Self::Impl(Box::new(block));
        }
        match syn::parse2(tokens.clone()) {
            Ok(syn::Item::Struct(item)) => Self::Struct(Box::new(Struct::new(item))),
            Ok(_) => {
                let wanted = "functions, structs and `impl` blocks";
                Self::Other(Refused::wrong(tokens, marks::EXPORT, wanted))
            }
            Err(error) => Self::Other(Refused::unread(tokens, &error)),
        }
    }
}

impl Struct {
    fn new(mut item: ItemStruct) -> Self {
        let marks = marks::take(&mut item.attrs);
        let fields = item.fields.iter_mut();
        let fields = fields.map(|field| marks::take(&mut field.attrs)).collect();
        Self {
            item,
            marks,
            fields,
        }
    }

    /// The fields with the marks each had.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&Field, &[Attribute])> {
        let marks = self.fields.iter().map(Vec::as_slice);
        self.item.fields.iter().zip(marks)
    }
}

impl ToTokens for Item {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Function(function) => tokens.extend(function.kept()),
            Self::Struct(class) => class.item.to_tokens(tokens),
            // The attribute asks for `pub`, which says nothing about the other crates of Rust.
            Self::Impl(block) => tokens.extend(quote!(#[allow(unreachable_pub)] #block)),
            Self::Other(refused) => refused.to_tokens(tokens),
        }
    }
}
