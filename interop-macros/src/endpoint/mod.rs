//! A function or method that JavaScript calls, by name or as an export: what is generated for it is the same.

pub(crate) mod check;
pub(crate) mod expand;
mod owner;

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Attribute, Expr, Ident, Receiver, ReturnType, Signature};

use crate::case::Case;
use crate::function::Function;
use crate::marks;
use crate::options::Options;
use crate::signature::Parameter;

pub(crate) use owner::Owner;

pub(crate) struct Endpoint<'a> {
    pub(crate) signature: &'a Signature,
    pub(crate) has_body: bool,
    pub(crate) conditions: Vec<&'a Attribute>,
    pub(crate) docs: Vec<&'a Expr>,
    pub(crate) receiver: Option<&'a Receiver>,
    pub(crate) parameters: Vec<Parameter<'a>>,
    pub(crate) identifier: String,
    /// Where the identifier was written: in the attribute, or as the name of the function.
    pub(crate) named_at: Span,
    /// Whether its options say what it is, or a mistake in them hides that.
    pub(crate) is_certain: bool,
}

impl<'a> Endpoint<'a> {
    pub(crate) fn of_function(function: &'a Function, options: &Options) -> Self {
        let mut endpoint = Self::new(&function.sig, options, None);
        // With an attribute that takes no body, the mistake is that there are two.
        endpoint.has_body = function.body.is_some() || !function.marks.is_empty();
        endpoint.conditions = marks::conditions(&function.attrs).collect();
        endpoint.docs = marks::docs(&function.attrs);
        endpoint
    }

    pub(crate) fn new(signature: &'a Signature, options: &Options, block: Option<Case>) -> Self {
        Self {
            signature,
            has_body: true,
            conditions: Vec::new(),
            docs: Vec::new(),
            receiver: signature.receiver(),
            parameters: Parameter::all(signature),
            identifier: options.identifier_of(&signature.ident, block),
            named_at: options.named_at(&signature.ident),
            is_certain: !options.is_faulty,
        }
    }

    pub(crate) fn name(&self) -> &'a Ident {
        &self.signature.ident
    }

    /// Where the type of the result is written; or the name, when there is none.
    pub(crate) fn result(&self) -> &dyn ToTokens {
        match &self.signature.output {
            ReturnType::Type(_, ty) => ty,
            ReturnType::Default => self.name(),
        }
    }

    pub(crate) fn is_async(&self) -> bool {
        self.signature.asyncness.is_some()
    }
}
