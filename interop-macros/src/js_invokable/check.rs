//! The rules for invokables: those for whatever JavaScript calls, and which methods of a block may be called.

use super::model::Model;
use super::types;
use crate::endpoint::check::{self as rules, Named, Wording};
use crate::errors::Errors;
use crate::marks;
use crate::signature::check::{self, Direction};

const NO_MARKS: &str =
    "no method of this `impl` is marked, write `#[js_invokable]` on each that JavaScript may call";

const WORDING: Wording = Wording {
    attribute: marks::INVOKABLE,
    item: "an invokable",
    noun: "identifier",
    members: "methods",
};

const RESERVED: [&str; 4] = ["then", "toJSON", "dispose", "constructor"];

pub(crate) fn check(model: &Model) -> syn::Result<()> {
    let mut errors = Errors::new();
    if let Some(owner) = &model.owner {
        rules::check_owner(owner, &mut errors);
        types::check(owner, &model.endpoints, &mut errors);
        check_duplicates(model, &mut errors);
        if model.endpoints.is_empty() {
            errors.at(owner.block.impl_token, NO_MARKS);
        }
    }
    for endpoint in &model.endpoints {
        check::check(
            endpoint.signature,
            &endpoint.parameters,
            Direction::Invokable,
            &mut errors,
        );
        if model.owner.is_none() {
            rules::check_function(endpoint, &WORDING, &mut errors);
        } else if endpoint.receiver.is_some() {
            rules::check_receiver(endpoint, &mut errors);
            let (identifier, at) = (&endpoint.identifier, endpoint.named_at);
            rules::check_reserved(identifier, at, &RESERVED, &WORDING, &mut errors);
        }
    }
    errors.finish()
}

fn check_duplicates(model: &Model, errors: &mut Errors) {
    // Two versions under opposite conditions may share an identifier, and conditions are not for us to judge.
    let unconditional = model.endpoints.iter();
    let unconditional = unconditional.filter(|endpoint| endpoint.conditions.is_empty());
    let named = unconditional.map(|endpoint| Named {
        name: &endpoint.identifier,
        at: endpoint.named_at,
        key: endpoint.receiver.is_some(),
    });
    let named: Vec<_> = named.collect();
    rules::check_duplicates(&named, |first, second| first == second, &WORDING, errors);
}
