//! The rules for signatures: what no attribute can carry between Rust and JavaScript.

use quote::ToTokens;
use syn::{
    GenericArgument, GenericParam, Pat, PathArguments, ReturnType, Safety, Signature, Type,
    TypeReference,
};

use super::opaque::{self, Position};
use super::{Parameter, Road, last_word, ungrouped};
use crate::errors::Errors;

/// The runtime's argument tuples end here.
const MOST_PARAMETERS: usize = 12;

const TOO_MANY: &str = "at most 12 parameters can cross, put the others into a struct";
const SAFE: &str = "a call into JavaScript is always safe, remove `safe`";
const UNSAFE_INVOKABLE: &str =
    "an `unsafe` function cannot be called by JavaScript, write a safe one around it";
pub(crate) const UNSAFE_IMPORT: &str = "a call into JavaScript is safe, remove `unsafe`";
const ABI: &str = "the attribute chooses how the function is called, remove `extern`";
const VARIADIC: &str = "`...` cannot cross, take a `Vec` instead";
const MUT_REFERENCE: &str =
    "a change of a `&mut` argument would be lost, take a value or `&` and return the new value";
const STATIC_REFERENCE: &str = "an argument lives as long as its call, remove `'static`";
const INNER_REFERENCE: &str = "only a whole argument can be borrowed, write an owned type such as `String` instead of this `&`";
const BORROWED_RESULT: &str =
    "what comes from JavaScript is owned, write an owned type such as `String` instead of this `&`";
const THIS: &str =
    "`this` is the object itself, write `RustObjectRef<Self>` or choose another name";
const CONDITIONAL: &str =
    "a parameter cannot have a condition, put `#[cfg]` on two versions of the function";
const NEVER: &str = "a function that never returns has no result, remove `-> !`";
const RUNTIME_SENT: &str = "an import finds the runtime by itself, remove this parameter";

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Direction {
    Invokable,
    Import,
}

pub(crate) fn check(
    signature: &Signature,
    parameters: &[Parameter],
    direction: Direction,
    errors: &mut Errors,
) {
    check_qualifiers(signature, direction, errors);
    for parameter in &signature.generics.params {
        check_generic(parameter, direction, errors);
    }
    for parameter in parameters {
        check_parameter(parameter, direction, errors);
    }
    check_runtimes(parameters, direction, errors);
    if let Some(thirteenth) = parameters.get(MOST_PARAMETERS) {
        errors.at(thirteenth.source, TOO_MANY);
    }
    if let ReturnType::Type(_, ty) = &signature.output {
        opaque::check(&ty.to_token_stream(), Position::Result, direction, errors);
        if let Type::Never(never) = ungrouped(ty) {
            errors.at(never, NEVER);
        }
        if let (Some(reference), Direction::Import) = (find_reference(ty), direction) {
            errors.at(reference, BORROWED_RESULT);
        }
    }
}

fn check_qualifiers(signature: &Signature, direction: Direction, errors: &mut Errors) {
    match (&signature.safety, direction) {
        (Safety::Default, _) => {}
        (Safety::Safe(word), _) => errors.at(word, SAFE),
        (Safety::Unsafe(word), Direction::Invokable) => errors.at(word, UNSAFE_INVOKABLE),
        (Safety::Unsafe(word), Direction::Import) => errors.at(word, UNSAFE_IMPORT),
    }
    if let Some(abi) = &signature.abi {
        errors.at(abi, ABI);
    }
    if let Some(variadic) = &signature.variadic {
        errors.at(variadic, VARIADIC);
    }
}

fn check_generic(parameter: &GenericParam, direction: Direction, errors: &mut Errors) {
    let (name, concrete) = match parameter {
        GenericParam::Type(parameter) => (&parameter.ident, "types"),
        GenericParam::Const(parameter) => (&parameter.ident, "values"),
        GenericParam::Lifetime(_) if direction == Direction::Import => return,
        GenericParam::Lifetime(parameter) => {
            let name = &parameter.lifetime;
            let message =
                format!("a named lifetime is not possible, remove `{name}` and write plain `&`");
            return errors.at(parameter, message);
        }
    };
    let message = format!(
        "a generic function is not possible, name the concrete {concrete} instead of `{name}`"
    );
    errors.at(parameter, message);
}

fn check_parameter(parameter: &Parameter, direction: Direction, errors: &mut Errors) {
    let source = parameter.source;
    if let Some(attr) = source.attrs.iter().find(|attr| attr.path().is_ident("cfg")) {
        errors.at(attr, CONDITIONAL);
    }
    match &*source.pat {
        Pat::Ident(pat) if parameter.name.is_some() => {
            if let (Some(word), Direction::Import) = (pat.mutability, direction) {
                errors.at(word, "an import only passes its arguments on, remove `mut`");
            }
        }
        pattern => errors.at(pattern, pattern_advice(direction)),
    }
    if let Some(reference) = parameter.reference() {
        let is_lent = direction == Direction::Invokable
            && matches!(parameter.road, Road::HeldMut(_) | Road::HeldOptionMut(_));
        if reference.mutability.is_some() && !is_lent {
            errors.at(reference, MUT_REFERENCE);
        }
        let lifetime = reference.lifetime.as_ref();
        match lifetime.filter(|lifetime| lifetime.ident == "static") {
            Some(lifetime) if direction == Direction::Invokable => {
                errors.at(lifetime, STATIC_REFERENCE);
            }
            _ => {}
        }
    }
    if direction == Direction::Invokable {
        if parameter.is_this && !matches!(parameter.road, Road::This) {
            errors.at(&source.ty, THIS);
        }
        if let Some(reference) = find_reference(parameter.owned()) {
            errors.at(reference, INNER_REFERENCE);
        }
    }
    opaque::check(
        &source.ty.to_token_stream(),
        Position::Parameter,
        direction,
        errors,
    );
}

/// The runtime is supplied to what JavaScript calls, and once is enough.
fn check_runtimes(parameters: &[Parameter], direction: Direction, errors: &mut Errors) {
    let is_runtime =
        |one: &&Parameter| last_word(one.owned()).is_some_and(|word| word == "JsRuntime");
    let mut runtimes = parameters.iter().filter(is_runtime);
    if direction == Direction::Import {
        return runtimes.for_each(|runtime| errors.at(&runtime.source.ty, RUNTIME_SENT));
    }
    let Some(first) = runtimes.next() else { return };
    for second in runtimes {
        let used = first.source.pat.to_token_stream();
        let message =
            format!("the runtime is supplied already, remove this parameter and use `{used}`");
        errors.at(&second.source.ty, message);
    }
}

fn pattern_advice(direction: Direction) -> &'static str {
    match direction {
        Direction::Invokable => "a parameter needs a plain name, take it apart in the body",
        Direction::Import => "a parameter needs a plain name, write `name: Type`",
    }
}

/// The first `&` of a type, where serde would look into it.
pub(crate) fn find_reference(ty: &Type) -> Option<&TypeReference> {
    match ungrouped(ty) {
        Type::Reference(reference) => Some(reference),
        Type::Array(array) => find_reference(&array.elem),
        Type::Slice(slice) => find_reference(&slice.elem),
        Type::Tuple(tuple) => tuple.elems.iter().find_map(find_reference),
        Type::Path(path) => match &path.path.segments.last()?.arguments {
            PathArguments::AngleBracketed(arguments) => {
                arguments.args.iter().find_map(|argument| match argument {
                    GenericArgument::Type(ty) => find_reference(ty),
                    _ => None,
                })
            }
            _ => None,
        },
        _ => None,
    }
}
