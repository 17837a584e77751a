//! The item under `#[js_import]`: one function without a body, or an `extern` block of them.

use proc_macro2::{Group, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Abi, Attribute, ForeignItem, Token};

use crate::function::Function;
use crate::marks;
use crate::unread::{Member, Refused, members, with_body};

pub(crate) enum Item {
    Function(Box<Function>),
    Block(Box<Block>),
    Other(Refused),
}

pub(crate) struct Block {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) marks: Vec<Attribute>,
    pub(crate) unsafety: Option<Token![unsafe]>,
    pub(crate) abi: Abi,
    pub(crate) functions: Vec<Function>,
    /// Statics, types and macros: none of them can be imported.
    pub(crate) others: Vec<ForeignItem>,
    /// Functions that are not complete.
    pub(crate) unread: Vec<(TokenStream, syn::Error)>,
}

impl Item {
    pub(crate) fn parse(tokens: TokenStream) -> Self {
        if let Ok(function) = syn::parse2(tokens.clone()) {
            return Self::Function(Box::new(function));
        }
        if let Ok(block) = syn::parse2(tokens.clone()) {
            return Self::Block(Box::new(block));
        }
        Self::Other(match syn::parse2::<syn::Item>(tokens.clone()) {
            Ok(_) => {
                let wanted = "functions without a body and `extern \"js\"` blocks";
                Refused::wrong(tokens, marks::IMPORT, wanted)
            }
            Err(error) => Refused::unread(tokens, &error),
        })
    }
}

impl Parse for Block {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut attrs = input.call(Attribute::parse_outer)?;
        let marks = marks::take(&mut attrs);
        let (unsafety, abi) = (input.parse()?, input.parse()?);
        let body: Group = input.parse()?;
        let mut block = Self {
            attrs,
            marks,
            unsafety,
            abi,
            functions: Vec::new(),
            others: Vec::new(),
            unread: Vec::new(),
        };
        for member in members(body.stream(), Declared::parse) {
            match member {
                Member::Read(Declared::Function(function)) => block.functions.push(*function),
                Member::Read(Declared::Other(other)) => block.others.push(*other),
                Member::Unread(tokens, error) => block.unread.push((tokens, error)),
            }
        }
        Ok(block)
    }
}

/// A member of an `extern` block: a function may have a body here, for the check to speak of it.
enum Declared {
    Function(Box<Function>),
    Other(Box<ForeignItem>),
}

impl Declared {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let ahead = input.fork();
        if ahead.parse::<Function>().is_ok() {
            return Ok(Self::Function(Box::new(input.parse()?)));
        }
        Ok(match input.parse()? {
            ForeignItem::Fn(item) => Self::Function(Box::new(Function::declared(item))),
            other => Self::Other(Box::new(other)),
        })
    }
}

impl Block {
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
                let unread = block.unread.iter();
                tokens.extend(unread.map(|(tokens, _)| with_body(tokens.clone())));
            }
            Self::Other(refused) => refused.to_tokens(tokens),
        }
    }
}
