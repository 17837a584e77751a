//! The parameters of a signature, and the road that each argument takes.

pub(crate) mod check;
pub(crate) mod opaque;
mod road;

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::ext::IdentExt as _;
use syn::{
    FnArg, GenericArgument, Pat, PatType, PathArguments, Receiver, Signature, Type, TypeReference,
};

pub(crate) struct Parameter<'a> {
    pub(crate) source: &'a PatType,
    /// The name, where the pattern is nothing more; the check lets nothing else pass.
    pub(crate) name: Option<&'a Ident>,
    /// Whether it is the `this` of a method, which is the object itself.
    pub(crate) is_this: bool,
    pub(crate) road: Road<'a>,
}

/// How the value of a parameter comes to be.
#[derive(Clone, Copy)]
pub(crate) enum Road<'a> {
    /// An argument, handed on.
    Value,
    /// `&str` and `&[T]`: the call owns a `String` or a `Vec`, and lends it.
    Unsized(&'a Type),
    /// `&T`: the call holds a value or an object, and borrows it right before the function runs.
    Held(&'a Type),
    /// `&mut T`.
    HeldMut(&'a Type),
    /// `Option<&str>` and `Option<&[T]>`.
    UnsizedOption(&'a Type),
    /// `Option<&T>`.
    HeldOption(&'a Type),
    /// `Option<&mut T>`.
    HeldOptionMut(&'a Type),
    /// `this`: no argument at all, but a reference to the object.
    This,
}

impl<'a> Parameter<'a> {
    /// All parameters but `self`, which is [`Signature::receiver`].
    pub(crate) fn all(signature: &'a Signature) -> Vec<Self> {
        let is_method = signature.receiver().is_some();
        signature
            .inputs
            .iter()
            .filter_map(|input| match input {
                FnArg::Typed(source) => Some(Self::new(source, is_method)),
                FnArg::Receiver(_) => None,
            })
            .collect()
    }

    fn new(source: &'a PatType, is_method: bool) -> Self {
        let name = match &*source.pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => Some(&pat.ident),
            _ => None,
        };
        let is_this = is_method && name.is_some_and(|name| name.unraw() == "this");
        let road = match ungrouped(&source.ty) {
            ty if is_this && last_word(ty).is_some_and(|word| word == "RustObjectRef") => {
                Road::This
            }
            Type::Reference(reference) => {
                Road::borrowed(reference, Road::Unsized, Road::Held, Road::HeldMut)
            }
            ty => optional_reference(ty).map_or(Road::Value, |reference| {
                Road::borrowed(
                    reference,
                    Road::UnsizedOption,
                    Road::HeldOption,
                    Road::HeldOptionMut,
                )
            }),
        };
        Self {
            source,
            name,
            is_this,
            road,
        }
    }

    pub(crate) fn is_called(&self, name: &str) -> bool {
        self.name.is_some_and(|own| own.unraw() == name)
    }

    /// The `&` before the type, or the one in an `Option`.
    pub(crate) fn reference(&self) -> Option<&'a TypeReference> {
        match ungrouped(&self.source.ty) {
            Type::Reference(reference) => Some(reference),
            ty => optional_reference(ty),
        }
    }

    /// The type without that `&`.
    pub(crate) fn owned(&self) -> &'a Type {
        self.reference()
            .map_or_else(|| ungrouped(&self.source.ty), |reference| &reference.elem)
    }
}

impl<'a> Road<'a> {
    fn borrowed(
        reference: &'a TypeReference,
        without_size: fn(&'a Type) -> Self,
        shared: fn(&'a Type) -> Self,
        exclusive: fn(&'a Type) -> Self,
    ) -> Self {
        let target = &*reference.elem;
        let has_size = last_word(target).is_some_and(|word| word != "str");
        match reference.mutability {
            _ if !has_size => without_size(target),
            None => shared(target),
            Some(_) => exclusive(target),
        }
    }
}

/// The `&T` of an `Option<&T>`.
fn optional_reference(ty: &Type) -> Option<&TypeReference> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) if last.ident == "Option" => {
            match arguments.args.first()? {
                GenericArgument::Type(Type::Reference(reference)) => Some(reference),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The variable that holds argument `index`; hygiene keeps it apart from the user's names.
pub(crate) fn local(index: usize) -> Ident {
    format_ident!("__{index}", span = Span::mixed_site())
}

/// The name of a type that has one: `Vec` of `std::vec::Vec<u8>`.
pub(crate) fn last_word(ty: &Type) -> Option<&Ident> {
    match ungrouped(ty) {
        Type::Path(ty) => ty.path.segments.last().map(|segment| &segment.ident),
        _ => None,
    }
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
