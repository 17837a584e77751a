//! The rules for whatever JavaScript calls. What a type must be able to do, trait bounds of the runtime say better.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Generics, Ident, ReceiverKind};

use super::{Endpoint, Owner};
use crate::errors::Errors;
use crate::names;
use crate::words::find_word;

const UNNAMED_TYPE: &str = "this type has no name, write the `impl` for a struct or an enum";
const OWNED_SELF: &str =
    "`self` by value would take the object from JavaScript, write `&self` or `&mut self`";
const STATIC_SELF: &str = "the object is borrowed for the length of a call, remove `'static`";
const TYPED_SELF: &str = "`self` with a type is not possible, write `&self` or `&mut self`";

/// How the messages of an attribute call things.
pub(crate) struct Wording {
    /// The attribute.
    pub(crate) attribute: &'static str,
    /// What it makes of a function.
    pub(crate) item: &'static str,
    /// What JavaScript knows that by.
    pub(crate) noun: &'static str,
}

/// A name that may be given once.
pub(crate) struct Named<'a, K> {
    pub(crate) name: &'a str,
    pub(crate) at: Span,
    /// The function or field that goes by the name.
    pub(crate) rust: &'a Ident,
    /// What else decides whether two are in each other's way.
    pub(crate) key: K,
}

impl<'a, K> Named<'a, K> {
    /// Two versions under opposite conditions may share a name, and conditions are not for us to judge.
    pub(crate) fn of(endpoint: &'a Endpoint, key: K) -> Option<Self> {
        let is_counted = endpoint.conditions.is_empty() && endpoint.is_certain;
        is_counted.then_some(Self {
            name: &endpoint.identifier,
            at: endpoint.named_at,
            rust: endpoint.name(),
            key,
        })
    }
}

pub(crate) fn check_owner(owner: &Owner, errors: &mut Errors) {
    check_lifetimes(&owner.item().generics, errors);
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
    match &receiver.kind {
        ReceiverKind::Reference(_, Some(lifetime), _) if lifetime.ident == "static" => {
            errors.at(lifetime, STATIC_SELF);
        }
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
            format!(
                "a method is reached through its block, write `#[{attribute}]` on the `impl` too"
            ),
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

pub(crate) fn check_reserved(
    endpoint: &Endpoint,
    reserved: &[&str],
    wording: &Wording,
    errors: &mut Errors,
) {
    if endpoint.is_certain {
        let (name, at) = (&endpoint.identifier, endpoint.named_at);
        names::check_reserved(name, at, reserved, wording.noun, errors);
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
        let (noun, first) = (wording.noun, first.rust);
        let again = format!("the {noun} `{name}` is taken by `{first}`, choose another");
        errors.push(syn::Error::new(second.at, again));
    }
}
