//! The rules for invokables. What a type must be able to do, trait bounds of the runtime say better.

use std::collections::HashMap;

use quote::ToTokens;
use syn::ReceiverKind;

use super::model::{Endpoint, Model, Owner};
use crate::errors::Errors;
use crate::signature::check::{self, Direction};
use crate::words::find_word;

const LONE_METHOD: &str =
    "`#[js_invokable]` on a method needs `#[js_invokable]` on its `impl` block too";
const NO_BODY: &str =
    "an invokable needs a body, write `#[js_import]` to declare a function of JavaScript";
const NO_MARKS: &str =
    "no method of this `impl` is marked, write `#[js_invokable]` on each that JavaScript may call";
const GENERIC_IMPL: &str =
    "a generic `impl` is not possible, write one for each concrete type such as `Slot<i32>`";
const UNNAMED_TYPE: &str = "this type has no name, write the `impl` for a struct or an enum";
const OWNED_SELF: &str =
    "`self` by value would take the object from JavaScript, write `&self` or `&mut self`";
const TYPED_SELF: &str = "`self` with a type is not possible, write `&self` or `&mut self`";

/// Members that JavaScript, or the class of our references, looks up by itself.
const RESERVED: [&str; 4] = ["then", "toJSON", "dispose", "constructor"];

pub(crate) fn check(model: &Model) -> syn::Result<()> {
    let mut errors = Errors::new();
    if let Some(owner) = &model.owner {
        check_owner(owner, &mut errors);
        check_duplicates(model, &mut errors);
        if model.endpoints.is_empty() {
            errors.at(owner.block.item.impl_token, NO_MARKS);
        }
    }
    for endpoint in &model.endpoints {
        check::check(
            endpoint.signature,
            &endpoint.parameters,
            Direction::Invokable,
            &mut errors,
        );
        match &model.owner {
            Some(_) => check_method(endpoint, &mut errors),
            None => check_function(endpoint, &mut errors),
        }
    }
    errors.finish()
}

fn check_owner(owner: &Owner, errors: &mut Errors) {
    let generics = &owner.block.item.generics;
    for parameter in generics.lifetimes() {
        let name = &parameter.lifetime;
        let message = format!(
            "an object that JavaScript holds cannot borrow, write `'static` instead of `{name}`"
        );
        errors.at(parameter, message);
    }
    if generics.lifetimes().count() < generics.params.len() {
        errors.at(&generics.params, GENERIC_IMPL);
    }
    if owner.name().is_none() {
        errors.at(owner.ty(), UNNAMED_TYPE);
    }
}

fn check_method(endpoint: &Endpoint, errors: &mut Errors) {
    let Some(receiver) = endpoint.receiver else {
        return;
    };
    match receiver.kind {
        ReceiverKind::Reference(..) => {}
        ReceiverKind::Value => errors.at(receiver, OWNED_SELF),
        _ => errors.at(receiver, TYPED_SELF),
    }
    if RESERVED.contains(&endpoint.identifier.as_str()) {
        let identifier = &endpoint.identifier;
        let message = format!(
            "`{identifier}` has a meaning of its own on JavaScript objects, choose another identifier"
        );
        errors.push(syn::Error::new(endpoint.named_at, message));
    }
}

/// A function with `self`, or `Self`, is a method whose `impl` block the attribute never saw.
fn check_function(endpoint: &Endpoint, errors: &mut Errors) {
    let signature = endpoint.signature;
    let this = find_word(&signature.inputs.to_token_stream(), "self");
    let this = this.or_else(|| find_word(&signature.to_token_stream(), "Self"));
    match this {
        Some(word) => errors.at(word, LONE_METHOD),
        None if !endpoint.has_body => errors.at(&signature.ident, NO_BODY),
        None => {}
    }
}

/// Within a block only: the rest is found when all the invokables of a program are listed.
fn check_duplicates(model: &Model, errors: &mut Errors) {
    let mut seen = HashMap::new();
    // Two versions under opposite conditions may share an identifier, and conditions are not for us to judge.
    for endpoint in model
        .endpoints
        .iter()
        .filter(|endpoint| endpoint.conditions.is_empty())
    {
        let identifier = &endpoint.identifier;
        let key = (endpoint.receiver.is_some(), identifier);
        let Some(first) = seen.insert(key, endpoint.named_at) else {
            continue;
        };
        let again = format!(
            "`{identifier}` is the identifier of two methods, choose another for one of them"
        );
        let mut error = syn::Error::new(endpoint.named_at, again);
        error.combine(syn::Error::new(
            first,
            format!("`{identifier}` is first used here"),
        ));
        errors.push(error);
    }
}
