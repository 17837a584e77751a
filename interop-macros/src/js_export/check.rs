//! The rules for exports. Whether a type can cross, trait bounds of the runtime say better.

use quote::ToTokens;
use syn::Generics;

use super::members;
use super::model::{Class, Export, Model, Property};
use crate::endpoint::check::{self as rules, Named, Wording};
use crate::errors::Errors;
use crate::marks;
use crate::names;
use crate::signature::check::{self, Direction, find_reference};
use crate::signature::opaque::{self, Position};

const GENERIC: &str = "a generic type cannot be exported, write one for each concrete type";
const UNNAMED_FIELD: &str =
    "a field without a name cannot be a property, give it one or remove the mark";
const CROSSES_TWICE: &str =
    "an exported struct crosses by reference already, remove `Deserialize` or the attribute";
const BORROWED_FIELD: &str = "what JavaScript assigns is owned, write `readonly`, or an owned type such as `String` instead of this `&`";

pub(super) const WORDING: Wording = Wording {
    attribute: marks::EXPORT,
    item: "an export",
    noun: "name",
};

pub(crate) fn check(model: &Model, errors: &mut Errors) {
    if let Some(namespace) = &model.namespace {
        names::check_namespace(namespace, errors);
    }
    match &model.export {
        Export::Function(endpoint) => {
            check::check(
                endpoint.signature,
                &endpoint.parameters,
                Direction::Invokable,
                errors,
            );
            rules::check_function(endpoint, &WORDING, errors);
            if endpoint.is_certain {
                names::check_export(&endpoint.identifier, endpoint.named_at, errors);
            }
        }
        Export::Class(class) => check_class(class, errors),
        Export::Members(owner, all) => members::check(owner, all, errors),
    }
}

pub(super) fn check_generics(generics: &Generics, errors: &mut Errors) {
    rules::check_lifetimes(generics, errors);
    if generics.lifetimes().count() < generics.params.len() {
        errors.at(&generics.params, GENERIC);
    }
}

fn check_class(class: &Class, errors: &mut Errors) {
    check_generics(&class.item.generics, errors);
    if class.is_certain {
        names::check_export(&class.name, class.named_at, errors);
    }
    if let Some(derived) = class.derived_deserialize() {
        errors.at(derived, CROSSES_TWICE);
    }
    for property in &class.properties {
        check_property(property, errors);
    }
    let named = class.properties.iter().filter_map(|property| {
        let is_counted = property.conditions.is_empty() && property.is_certain;
        is_counted.then_some(Named {
            name: property.name.as_str(),
            at: property.named_at,
            rust: property.field?,
            key: (),
        })
    });
    let named: Vec<_> = named.collect();
    rules::check_duplicates(&named, |(), ()| true, &WORDING, errors);
}

fn check_property(property: &Property, errors: &mut Errors) {
    if property.field.is_none() {
        errors.at(property.ty, UNNAMED_FIELD);
    }
    if !property.is_certain {
        return;
    }
    if let (Some(reference), false) = (find_reference(property.ty), property.is_readonly) {
        errors.at(reference.to_token_stream(), BORROWED_FIELD);
    }
    let ty = property.ty.to_token_stream();
    opaque::check(&ty, Position::Field, Direction::Invokable, errors);
    let (name, at) = (&property.name, property.named_at);
    names::check_reserved(name, at, &names::OF_MEMBERS, WORDING.noun, errors);
}
