//! The parameters of a signature, as the generated code takes and passes them.

pub(crate) mod check;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote_spanned};
use syn::{FnArg, Pat, PatType, Receiver, Signature, Type};

use crate::runtime_path::RuntimePath;

pub(crate) struct Parameter<'a> {
    pub(crate) source: &'a PatType,
    /// The name, where the pattern is nothing more; the check lets nothing else pass.
    pub(crate) name: Option<&'a Ident>,
    /// The `T` of a parameter written `&T`: the call owns a value, and lends it.
    pub(crate) borrowed: Option<&'a Type>,
}

impl<'a> Parameter<'a> {
    /// All parameters but `self`, which is [`Signature::receiver`].
    pub(crate) fn all(signature: &'a Signature) -> Vec<Self> {
        signature
            .inputs
            .iter()
            .filter_map(|input| match input {
                FnArg::Typed(source) => Some(Self::new(source)),
                FnArg::Receiver(_) => None,
            })
            .collect()
    }

    fn new(source: &'a PatType) -> Self {
        let name = match &*source.pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => Some(&pat.ident),
            _ => None,
        };
        let borrowed = match ungrouped(&source.ty) {
            Type::Reference(reference) => Some(&*reference.elem),
            _ => None,
        };
        Self {
            source,
            name,
            borrowed,
        }
    }

    /// The type under which the runtime decodes the argument.
    pub(crate) fn taken(&self, runtime: &RuntimePath) -> TokenStream {
        match self.borrowed {
            Some(lent) => quote_spanned!(Span::mixed_site()=> #runtime::Owned<#lent>),
            None => self.source.ty.to_token_stream(),
        }
    }

    /// The decoded argument as the user's function wants it.
    pub(crate) fn passed(&self, index: usize) -> TokenStream {
        let local = local(index);
        match self.borrowed {
            Some(_) => quote_spanned!(Span::mixed_site()=> &#local),
            None => local.into_token_stream(),
        }
    }
}

/// The variable that holds argument `index`; hygiene keeps it apart from the user's names.
pub(crate) fn local(index: usize) -> Ident {
    format_ident!("__{index}", span = Span::mixed_site())
}

/// A type without the invisible group that `macro_rules!` puts around a `$t:ty`.
pub(crate) fn ungrouped(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            other => return other,
        };
    }
}

pub(crate) fn is_exclusive(receiver: &Receiver) -> bool {
    matches!(receiver.kind, syn::ReceiverKind::Reference(_, _, Some(_)))
}
