//! What an item declares: its endpoints, and the type they belong to.

use proc_macro2::TokenStream;
use syn::ext::IdentExt as _;

use super::parse::Item;
use crate::block::Block;
use crate::endpoint::{Endpoint, Owner};
use crate::errors::Errors;
use crate::function::Function;
use crate::marks;
use crate::options::{Options, Place};
use crate::runtime_path::RuntimePath;
use crate::symbol;

pub(crate) struct Model<'a> {
    pub(crate) runtime: RuntimePath,
    pub(crate) krate: String,
    pub(crate) owner: Option<Owner<'a>>,
    pub(crate) endpoints: Vec<Endpoint<'a>>,
}

impl<'a> Model<'a> {
    pub(crate) fn parse(options: TokenStream, item: &'a Item) -> syn::Result<Self> {
        match item {
            Item::Function(function) => Self::of_function(options, function),
            Item::Impl(block) => Self::of_block(options, block),
            Item::Other { error, .. } => Err(error.clone()),
        }
    }

    fn of_function(options: TokenStream, function: &'a Function) -> syn::Result<Self> {
        let mut errors = Errors::new();
        marks::refuse_second(&function.marks, marks::INVOKABLE, &mut errors);
        let options = Options::parse(options, Place::Function, &mut errors);
        errors.finish()?;
        let endpoint = Endpoint::of_function(function, &options);
        Ok(Self::new(options, None, vec![endpoint]))
    }

    fn of_block(options: TokenStream, block: &'a Block) -> syn::Result<Self> {
        let mut errors = Errors::new();
        marks::refuse_second(&block.marks, marks::INVOKABLE, &mut errors);
        let mut options = Options::parse(options, Place::Impl, &mut errors);
        let mut endpoints = Vec::new();
        for (method, marks) in block.methods() {
            let Some(mark) = marks::only(marks, marks::INVOKABLE, &mut errors) else {
                continue;
            };
            let own = Options::of_mark(mark, Place::Method, &mut errors);
            let mut endpoint = Endpoint::new(&method.sig, &own, options.rename_all);
            let attrs = block.item.attrs.iter().chain(&method.attrs);
            endpoint.conditions = marks::conditions(attrs).collect();
            endpoint.docs = marks::docs(&method.attrs);
            endpoints.push(endpoint);
        }
        errors.finish()?;
        let owner = Owner {
            block: &block.item,
            types: options.types.take(),
        };
        Ok(Self::new(options, Some(owner), endpoints))
    }

    fn new(options: Options, owner: Option<Owner<'a>>, endpoints: Vec<Endpoint<'a>>) -> Self {
        Self {
            runtime: RuntimePath::new(options.krate),
            krate: symbol::package(),
            owner,
            endpoints,
        }
    }

    /// The identifier in the registry: a static goes by its type's name and its own.
    pub(crate) fn registered(&self, endpoint: &Endpoint) -> String {
        let identifier = &endpoint.identifier;
        match self.owner.as_ref().and_then(Owner::name) {
            Some(name) if endpoint.receiver.is_none() => format!("{}.{identifier}", name.unraw()),
            _ => identifier.clone(),
        }
    }
}
