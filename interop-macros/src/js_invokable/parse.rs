//! The item under `#[js_invokable]`, with our own marks taken off, so that it can be emitted as it is.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::block::Block;
use crate::function::Function;
use crate::marks;

pub(crate) enum Item {
    Function(Box<Function>),
    Impl(Box<Block>),
    Other {
        tokens: TokenStream,
        error: syn::Error,
    },
}

impl Item {
    pub(crate) fn parse(tokens: TokenStream) -> Self {
        if let Ok(function) = syn::parse2(tokens.clone()) {
            return Self::Function(Box::new(function));
        }
        match syn::parse2(tokens.clone()) {
            Ok(syn::Item::Impl(item)) => Self::Impl(Box::new(Block::new(item, marks::INVOKABLE))),
            Ok(mut other) => {
                marks::take_inside(&mut other);
                let wanted = "functions and `impl` blocks";
                let error = marks::wrong_item(tokens, marks::INVOKABLE, wanted);
                let tokens = other.into_token_stream();
                Self::Other { tokens, error }
            }
            Err(error) => Self::Other { tokens, error },
        }
    }
}

impl ToTokens for Item {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Function(function) => tokens.extend(function.kept()),
            Self::Impl(block) => block.item.to_tokens(tokens),
            Self::Other { tokens: item, .. } => tokens.extend(item.clone()),
        }
    }
}
