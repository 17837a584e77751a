//! What an item declares: its endpoints, and the type they belong to.

use std::fmt::{self, Display, Formatter};

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::{Attribute, Ident, LitStr, Path, Receiver, ReturnType, Signature, Type};

use super::parse::{Block, Item};
use crate::case::Case;
use crate::errors::Errors;
use crate::function::Function;
use crate::marks;
use crate::options::{Options, Place};
use crate::runtime_path::RuntimePath;
use crate::signature::{Parameter, ungrouped};

pub(crate) struct Model<'a> {
    pub(crate) runtime: RuntimePath,
    /// The Cargo package as JavaScript names it; empty only where Cargo does not run the compiler.
    pub(crate) krate: String,
    pub(crate) owner: Option<Owner<'a>>,
    pub(crate) endpoints: Vec<Endpoint<'a>>,
}

/// The type of an `impl` block.
pub(crate) struct Owner<'a> {
    pub(crate) block: &'a Block,
}

/// One function or method that JavaScript may call.
pub(crate) struct Endpoint<'a> {
    pub(crate) signature: &'a Signature,
    pub(crate) has_body: bool,
    pub(crate) conditions: Vec<&'a Attribute>,
    pub(crate) receiver: Option<&'a Receiver>,
    pub(crate) parameters: Vec<Parameter<'a>>,
    pub(crate) identifier: String,
    /// Where the identifier was written: in the attribute, or as the name of the function.
    pub(crate) named_at: Span,
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
        let mut endpoint = Endpoint::new(&function.sig, &options, None);
        endpoint.has_body = function.body.is_some();
        endpoint.conditions = marks::conditions(&function.attrs).collect();
        errors.finish()?;
        Ok(Self::new(options, None, vec![endpoint]))
    }

    fn of_block(options: TokenStream, block: &'a Block) -> syn::Result<Self> {
        let mut errors = Errors::new();
        marks::refuse_second(&block.marks, marks::INVOKABLE, &mut errors);
        let options = Options::parse(options, Place::Impl, &mut errors);
        let mut endpoints = Vec::new();
        for (method, marks) in block.methods() {
            let Some(mark) = marks::only(marks, marks::INVOKABLE, &mut errors) else {
                continue;
            };
            let own = Options::of_mark(mark, Place::Method, &mut errors);
            let mut endpoint = Endpoint::new(&method.sig, &own, options.rename_all);
            let attrs = block.item.attrs.iter().chain(&method.attrs);
            endpoint.conditions = marks::conditions(attrs).collect();
            endpoints.push(endpoint);
        }
        errors.finish()?;
        Ok(Self::new(options, Some(Owner { block }), endpoints))
    }

    fn new(options: Options, owner: Option<Owner<'a>>, endpoints: Vec<Endpoint<'a>>) -> Self {
        let krate = std::env::var("CARGO_PKG_NAME").unwrap_or_default();
        let runtime = RuntimePath::new(options.krate);
        Self {
            runtime,
            krate,
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

impl<'a> Owner<'a> {
    pub(crate) fn ty(&self) -> &'a Type {
        &self.block.item.self_ty
    }

    /// The trait, when the block implements one.
    pub(crate) fn interface(&self) -> Option<&'a Path> {
        self.block.item.trait_.as_ref().map(|(path, _)| path)
    }

    /// The type's name as JavaScript writes it before a static; only a path has one.
    pub(crate) fn name(&self) -> Option<&'a Ident> {
        match ungrouped(self.ty()) {
            Type::Path(ty) => ty.path.segments.last().map(|segment| &segment.ident),
            _ => None,
        }
    }
}

impl Display for Owner<'_> {
    fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
        if let Some(interface) = self.interface() {
            write!(formatter, "{} for ", interface.to_token_stream())?;
        }
        write!(formatter, "{}", self.ty().to_token_stream())
    }
}

impl<'a> Endpoint<'a> {
    fn new(signature: &'a Signature, options: &Options, block: Option<Case>) -> Self {
        let written = options.identifier.as_ref();
        Self {
            signature,
            has_body: true,
            conditions: Vec::new(),
            receiver: signature.receiver(),
            parameters: Parameter::all(signature),
            identifier: options.identifier_of(&signature.ident, block),
            named_at: written.map_or_else(|| signature.ident.span(), LitStr::span),
        }
    }

    /// Where the type of the result is written; or the name, when there is none.
    pub(crate) fn result(&self) -> &dyn ToTokens {
        match &self.signature.output {
            ReturnType::Type(_, ty) => ty,
            ReturnType::Default => &self.signature.ident,
        }
    }

    pub(crate) fn is_async(&self) -> bool {
        self.signature.asyncness.is_some()
    }
}
