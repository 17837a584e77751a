//! The item under `#[js_invokable]`, with our own marks taken off, so that it can be emitted as it is.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, ImplItem, ImplItemFn, ItemImpl, TraitItem};

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

/// An `impl` block; `methods` holds the marks of its functions, in their order.
pub(crate) struct Block {
    pub(crate) item: ItemImpl,
    pub(crate) marks: Vec<Attribute>,
    methods: Vec<Vec<Attribute>>,
}

impl Item {
    pub(crate) fn parse(tokens: TokenStream) -> Self {
        if let Ok(function) = syn::parse2(tokens.clone()) {
            return Self::Function(Box::new(function));
        }
        match syn::parse2(tokens.clone()) {
            Ok(syn::Item::Impl(item)) => Self::Impl(Box::new(Block::new(item))),
            Ok(mut other) => {
                take_marks_of_trait(&mut other);
                let wanted = "functions and `impl` blocks";
                let error = marks::wrong_item(tokens, marks::INVOKABLE, wanted);
                let tokens = other.into_token_stream();
                Self::Other { tokens, error }
            }
            Err(error) => Self::Other { tokens, error },
        }
    }
}

impl Block {
    fn new(mut item: ItemImpl) -> Self {
        let marks = marks::take(&mut item.attrs);
        let functions = item.items.iter_mut().filter_map(|member| match member {
            ImplItem::Fn(method) => Some(marks::take_named(&mut method.attrs, marks::INVOKABLE)),
            _ => None,
        });
        let methods = functions.collect();
        Self {
            item,
            marks,
            methods,
        }
    }

    /// The functions of the block with the marks each had.
    pub(crate) fn methods(&self) -> impl Iterator<Item = (&ImplItemFn, &[Attribute])> {
        let functions = self.item.items.iter().filter_map(|member| match member {
            ImplItem::Fn(method) => Some(method),
            _ => None,
        });
        functions.zip(self.methods.iter().map(Vec::as_slice))
    }
}

/// The marks in a refused trait go with the attribute: each would be refused once more.
fn take_marks_of_trait(item: &mut syn::Item) {
    let syn::Item::Trait(item) = item else { return };
    for member in &mut item.items {
        if let TraitItem::Fn(method) = member {
            marks::take(&mut method.attrs);
        }
    }
}

impl ToTokens for Item {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            // A method of a trait rightly has no body, and the attribute cannot see that it is one.
            Self::Function(function) if function.sig.receiver().is_some() => {
                tokens.extend(function.unchanged());
            }
            Self::Function(function) => tokens.extend(function.surviving()),
            Self::Impl(block) => block.item.to_tokens(tokens),
            Self::Other { tokens: item, .. } => tokens.extend(item.clone()),
        }
    }
}
