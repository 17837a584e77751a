//! The item under `#[js_invokable]`, with our own marks taken off, so that it can be emitted as it is.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::block::Block;
use crate::function::Function;
use crate::marks;
use crate::unread::Refused;

pub(crate) enum Item {
    Function(Box<Function>),
    Impl(Box<Block>),
    Other(Refused),
}

impl Item {
    pub(crate) fn parse(tokens: TokenStream) -> Self {
        if let Ok(function) = syn::parse2(tokens.clone()) {
            return Self::Function(Box::new(function));
        }
        if let Ok(block) = Block::parse(tokens.clone()) {
            return Self::Impl(Box::new(block));
        }
        Self::Other(match syn::parse2::<syn::Item>(tokens.clone()) {
            Ok(_) => Refused::wrong(tokens, marks::INVOKABLE, "functions and `impl` blocks"),
            Err(error) => Refused::unread(tokens, &error),
        })
    }
}

impl ToTokens for Item {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Function(function) => tokens.extend(function.kept()),
            Self::Impl(block) => block.to_tokens(tokens),
            Self::Other(refused) => refused.to_tokens(tokens),
        }
    }
}
