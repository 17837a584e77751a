//! The item under `#[js_import]`: one function without a body, or an `extern` block of them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Abi, Attribute, ForeignItem, ForeignItemFn, ItemForeignMod, Token};

use crate::function::Function;
use crate::marks;

pub(crate) enum Item {
    Function(Box<Function>),
    Block(Box<Block>),
    Other {
        tokens: TokenStream,
        error: syn::Error,
    },
}

pub(crate) struct Block {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) marks: Vec<Attribute>,
    pub(crate) unsafety: Option<Token![unsafe]>,
    pub(crate) abi: Abi,
    pub(crate) functions: Vec<Function>,
    /// Statics, types and macros: none of them can be imported.
    pub(crate) others: Vec<ForeignItem>,
}

impl Item {
    pub(crate) fn parse(tokens: TokenStream) -> Self {
        if let Ok(function) = syn::parse2(tokens.clone()) {
            return Self::Function(Box::new(function));
        }
        match syn::parse2(tokens.clone()) {
            Ok(syn::Item::ForeignMod(block)) => Self::Block(Box::new(Block::new(block))),
            Ok(_) => {
                let wanted = "functions without a body and `extern \"js\"` blocks";
                let error = marks::wrong_item(tokens.clone(), marks::IMPORT, wanted);
                Self::Other { tokens, error }
            }
            Err(error) => Self::Other { tokens, error },
        }
    }
}

impl Block {
    fn new(item: ItemForeignMod) -> Self {
        let ItemForeignMod {
            mut attrs,
            unsafety,
            abi,
            items,
            ..
        } = item;
        let marks = marks::take(&mut attrs);
        let (functions, others) = (Vec::new(), Vec::new());
        let mut block = Self {
            attrs,
            marks,
            unsafety,
            abi,
            functions,
            others,
        };
        for item in items {
            block.add(item);
        }
        block
    }

    fn add(&mut self, item: ForeignItem) {
        if let ForeignItem::Fn(ForeignItemFn {
            attrs, vis, sig, ..
        }) = item
        {
            return self.functions.push(Function::new(attrs, vis, sig, None));
        }
        // syn keeps a function with a body as mere tokens, but the check has something to say about it.
        match syn::parse2(item.to_token_stream()) {
            Ok(function) => self.functions.push(function),
            Err(_) => self.others.push(item),
        }
    }

    /// The attributes of the block that its functions keep when the block itself is gone.
    pub(crate) fn inherited(&self) -> impl Iterator<Item = &Attribute> {
        self.attrs
            .iter()
            .filter(|attr| !attr.path().is_ident("doc"))
    }
}

impl ToTokens for Item {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Function(function) => tokens.extend(function.surviving()),
            Self::Block(block) => {
                for function in &block.functions {
                    let (inherited, function) = (block.inherited(), function.surviving());
                    tokens.extend(quote!(#(#inherited)* #function));
                }
            }
            Self::Other { tokens: item, .. } => tokens.extend(item.clone()),
        }
    }
}
