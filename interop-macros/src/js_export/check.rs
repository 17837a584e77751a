//! The rules for exports. Whether a type can cross, trait bounds of the runtime say better.

use quote::ToTokens;
use syn::Generics;

use super::members;
use super::model::{Class, Export, Model, Property};
use crate::endpoint::check::{self as rules, Named, Wording};
use crate::errors::Errors;
use crate::marks;
use crate::signature::check::{self, Direction, find_reference};

const GENERIC: &str = "a generic type cannot be exported, write one for each concrete type";
const UNNAMED_FIELD: &str =
    "a field without a name cannot be a property, give it one or remove the mark";
const BORROWED_FIELD: &str = "what JavaScript assigns is owned, write `readonly`, or an owned type such as `String` instead of this `&`";

pub(super) const WORDING: Wording = Wording {
    attribute: marks::EXPORT,
    item: "an export",
    noun: "name",
    members: "members",
};

/// What JavaScript, or the class of our references, looks up on an object by itself.
pub(super) const RESERVED: [&str; 7] = [
    "then",
    "toJSON",
    "constructor",
    "dispose",
    "__proto__",
    "invokeMethod",
    "invokeMethodAsync",
];

pub(crate) fn check(model: &Model) -> syn::Result<()> {
    let mut errors = Errors::new();
    match &model.export {
        Export::Function(endpoint) => {
            check::check(
                endpoint.signature,
                &endpoint.parameters,
                Direction::Invokable,
                &mut errors,
            );
            rules::check_function(endpoint, &WORDING, &mut errors);
        }
        Export::Class(class) => check_class(class, &mut errors),
        Export::Members(owner, all) => members::check(owner, all, &mut errors),
    }
    errors.finish()
}

pub(super) fn check_generics(generics: &Generics, errors: &mut Errors) {
    rules::check_lifetimes(generics, errors);
    if generics.lifetimes().count() < generics.params.len() {
        errors.at(&generics.params, GENERIC);
    }
}

fn check_class(class: &Class, errors: &mut Errors) {
    check_generics(&class.item.generics, errors);
    for property in &class.properties {
        check_property(property, errors);
    }
    let unconditional = class.properties.iter();
    let unconditional = unconditional.filter(|property| property.conditions.is_empty());
    let named = unconditional.map(|property| Named {
        name: &property.name,
        at: property.named_at,
        key: (),
    });
    let named: Vec<_> = named.filter(|named| !named.name.is_empty()).collect();
    rules::check_duplicates(&named, |(), ()| true, &WORDING, errors);
}

fn check_property(property: &Property, errors: &mut Errors) {
    if property.field.is_none() {
        errors.at(property.ty, UNNAMED_FIELD);
    }
    if let (Some(reference), false) = (find_reference(property.ty), property.is_readonly) {
        errors.at(reference.to_token_stream(), BORROWED_FIELD);
    }
    let (name, at) = (&property.name, property.named_at);
    rules::check_reserved(name, at, &RESERVED, &WORDING, errors);
}
