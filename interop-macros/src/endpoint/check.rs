//! The rules for whatever JavaScript calls. What a type must be able to do, trait bounds of the runtime say better.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Generics, ReceiverKind};

use super::{Endpoint, Owner};
use crate::errors::Errors;
use crate::words::find_word;

const UNNAMED_TYPE: &str = "this type has no name, write the `impl` for a struct or an enum";
const OWNED_SELF: &str =
    "`self` by value would take the object from JavaScript, write `&self` or `&mut self`";
const TYPED_SELF: &str = "`self` with a type is not possible, write `&self` or `&mut self`";

/// How the messages of an attribute call things.
pub(crate) struct Wording {
    /// The attribute.
    pub(crate) attribute: &'static str,
    /// What it makes of a function.
    pub(crate) item: &'static str,
    /// What JavaScript knows that by.
    pub(crate) noun: &'static str,
    /// What two of a block are called.
    pub(crate) members: &'static str,
}

/// A name that may be given once.
pub(crate) struct Named<'a, K> {
    pub(crate) name: &'a str,
    pub(crate) at: Span,
    /// What else decides whether two are in each other's way.
    pub(crate) key: K,
}

pub(crate) fn check_owner(owner: &Owner, errors: &mut Errors) {
    check_lifetimes(&owner.block.generics, errors);
    if owner.name().is_none() {
        errors.at(owner.ty(), UNNAMED_TYPE);
    }
}

pub(crate) fn check_lifetimes(generics: &Generics, errors: &mut Errors) {
    for parameter in generics.lifetimes() {
        let name = &parameter.lifetime;
        let message = format!(
            "an object that JavaScript holds cannot borrow, write `'static` instead of `{name}`"
        );
        errors.at(parameter, message);
    }
}

pub(crate) fn check_receiver(endpoint: &Endpoint, errors: &mut Errors) {
    let Some(receiver) = endpoint.receiver else {
        return;
    };
    match receiver.kind {
        ReceiverKind::Reference(..) => {}
        ReceiverKind::Value => errors.at(receiver, OWNED_SELF),
        _ => errors.at(receiver, TYPED_SELF),
    }
}

/// A function with `self`, or `Self`, is a method whose `impl` block the attribute never saw.
pub(crate) fn check_function(endpoint: &Endpoint, wording: &Wording, errors: &mut Errors) {
    let signature = endpoint.signature;
    let this = find_word(&signature.inputs.to_token_stream(), "self");
    let this = this.or_else(|| find_word(&signature.to_token_stream(), "Self"));
    let Wording {
        attribute, item, ..
    } = wording;
    match this {
        Some(word) => errors.at(
            word,
            format!("`#[{attribute}]` on a method needs `#[{attribute}]` on its `impl` block too"),
        ),
        None if !endpoint.has_body => errors.at(
            endpoint.name(),
            format!(
                "{item} needs a body, write `#[js_import]` to declare a function of JavaScript"
            ),
        ),
        None => {}
    }
}

/// Names that JavaScript, or the class of our references, looks up by itself.
pub(crate) fn check_reserved(
    name: &str,
    at: Span,
    reserved: &[&str],
    wording: &Wording,
    errors: &mut Errors,
) {
    if reserved.contains(&name) {
        let noun = wording.noun;
        let message = format!(
            "`{name}` has a meaning of its own on JavaScript objects, choose another {noun}"
        );
        errors.push(syn::Error::new(at, message));
    }
}

/// Within one item only: the rest is found when all the entries of a program are listed.
pub(crate) fn check_duplicates<K: Copy>(
    all: &[Named<K>],
    is_conflict: impl Fn(K, K) -> bool,
    wording: &Wording,
    errors: &mut Errors,
) {
    for (index, second) in all.iter().enumerate() {
        let name = second.name;
        let mut earlier = all[..index].iter();
        let first = earlier.find(|first| first.name == name && is_conflict(first.key, second.key));
        let Some(first) = first else { continue };
        let Wording { noun, members, .. } = wording;
        let again =
            format!("`{name}` is the {noun} of two {members}, choose another for one of them");
        let mut error = syn::Error::new(second.at, again);
        error.combine(syn::Error::new(
            first.at,
            format!("`{name}` is first used here"),
        ));
        errors.push(error);
    }
}
