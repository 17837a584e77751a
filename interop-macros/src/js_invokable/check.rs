//! The rules for invokables: those for whatever JavaScript calls, and which methods of a block may be called.

use super::model::Model;
use super::types;
use crate::endpoint::check::{self as rules, Named, Wording};
use crate::errors::Errors;
use crate::marks;
use crate::names;
use crate::signature::check::{self, Direction};

const NO_MARKS: &str =
    "no method of this `impl` is marked, write `#[js_invokable]` on each that JavaScript may call";

const WORDING: Wording = Wording {
    attribute: marks::INVOKABLE,
    item: "an invokable",
    noun: "identifier",
};

pub(crate) fn check(model: &Model, errors: &mut Errors) {
    if let Some(owner) = &model.owner {
        rules::check_owner(owner, errors);
        types::check(owner, &model.endpoints, errors);
        check_duplicates(model, errors);
        if owner.block.has_no_marks() {
            errors.at(owner.item().impl_token, NO_MARKS);
        }
    }
    for endpoint in &model.endpoints {
        check::check(
            endpoint.signature,
            &endpoint.parameters,
            Direction::Invokable,
            errors,
        );
        if model.owner.is_none() {
            rules::check_function(endpoint, &WORDING, errors);
        } else if endpoint.receiver.is_some() {
            rules::check_receiver(endpoint, errors);
            rules::check_reserved(endpoint, &names::OF_METHODS, &WORDING, errors);
        }
    }
}

fn check_duplicates(model: &Model, errors: &mut Errors) {
    let endpoints = model.endpoints.iter();
    let named = endpoints.filter_map(|endpoint| {
        let is_method = endpoint.receiver.is_some();
        Named::of(endpoint, is_method)
    });
    let named: Vec<_> = named.collect();
    rules::check_duplicates(&named, |first, second| first == second, &WORDING, errors);
}
