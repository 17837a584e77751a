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
    /// What the item declares, however much of it is wrong; nothing, where the attribute is for no such item.
    pub(crate) fn parse(options: TokenStream, item: &'a Item, errors: &mut Errors) -> Option<Self> {
        match item {
            Item::Function(function) => Some(Self::of_function(options, function, errors)),
            Item::Impl(block) => Some(Self::of_block(options, block, errors)),
            Item::Other(refused) => {
                errors.push(refused.error.clone());
                None
            }
        }
    }

    fn of_function(options: TokenStream, function: &'a Function, errors: &mut Errors) -> Self {
        marks::refuse_second(&function.marks, marks::INVOKABLE, errors);
        let options = Options::parse(options, Place::Function, errors);
        let endpoint = Endpoint::of_function(function, &options);
        Self::new(options, None, vec![endpoint])
    }

    fn of_block(options: TokenStream, block: &'a Block, errors: &mut Errors) -> Self {
        marks::refuse_second(&block.marks, marks::INVOKABLE, errors);
        block.report_unread(errors);
        let mut options = Options::parse(options, Place::Impl, errors);
        let mut endpoints = Vec::new();
        for method in block.methods() {
            let Some(mark) = marks::of_method(&method.marks, marks::INVOKABLE, errors) else {
                continue;
            };
            let own = Options::of_mark(mark, Place::Method, errors);
            let mut endpoint = Endpoint::new(&method.sig, &own, options.rename_all);
            let attrs = block.item.attrs.iter().chain(&method.attrs);
            endpoint.conditions = marks::conditions(attrs).collect();
            endpoint.docs = marks::docs(&method.attrs);
            endpoints.push(endpoint);
        }
        let owner = Owner {
            block,
            types: options.types.take(),
            is_certain: !options.is_faulty,
        };
        Self::new(options, Some(owner), endpoints)
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
