//! The rules for `types(…)`: a generic `impl` names the types that JavaScript can hold, and no other does.

use std::collections::HashSet;

use quote::ToTokens;

use crate::endpoint::{Endpoint, Owner};
use crate::errors::Errors;
use crate::instance::{Instance, parameters};

const NOT_GENERIC: &str = "`types` is for an `impl` with type parameters, remove it";
const GENERIC_STATIC: &str =
    "a static of a generic type has no object to tell which type is meant, take `&self`";

pub(super) fn check(owner: &Owner, endpoints: &[Endpoint], errors: &mut Errors) {
    let is_generic = parameters(owner.item()).next().is_some();
    match &owner.types {
        // Types that cannot be read are reported already.
        None if !owner.is_certain => {}
        None if is_generic => {
            let example = example(owner);
            let message = format!(
                "a generic `impl` needs the types that JavaScript will hold, write `types({example}, …)`"
            );
            errors.at(&owner.item().generics.params, message);
        }
        None => {}
        Some(types) if !is_generic => errors.at(&types.word, NOT_GENERIC),
        Some(_) => check_listed(owner, errors),
    }
    if is_generic {
        for endpoint in endpoints.iter().filter(|one| one.receiver.is_none()) {
            errors.at(endpoint.name(), GENERIC_STATIC);
        }
    }
}

fn check_listed(owner: &Owner, errors: &mut Errors) {
    // Laid over itself, the type shows which parameters another could settle.
    let settled = Instance::of(owner.ty(), owner.item());
    for (name, _) in parameters(owner.item()) {
        if !settled.as_ref().is_some_and(|itself| itself.settles(name)) {
            let message = format!(
                "the type alone does not say what `{name}` is, write a concrete type instead"
            );
            errors.at(name, message);
            return;
        }
    }
    let mut seen = HashSet::new();
    for listed in owner.types.iter().flat_map(|types| &types.listed) {
        if Instance::of(listed, owner.item()).is_none() {
            let example = example(owner);
            let message = format!("the `impl` is not for this type, write one such as `{example}`");
            errors.at(listed, message);
        }
        if !seen.insert(listed.to_token_stream().to_string()) {
            errors.at(listed, "this type is listed twice, remove one");
        }
    }
}

/// A type that the block may be for: `Slot<i32>`.
fn example(owner: &Owner) -> String {
    let name = owner
        .name()
        .map_or_else(|| "Slot".to_owned(), ToString::to_string);
    let arguments = parameters(owner.item()).map(|(_, example)| example);
    let arguments: Vec<_> = arguments.collect();
    format!("{name}<{}>", arguments.join(", "))
}
