//! The rules for the members of a class: constructor, statics, methods, getters and setters.

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, ReturnType, Type, Visibility};

use super::check::{WORDING, check_generics};
use super::model::{Member, MemberKind};
use crate::endpoint::check::{self as rules, Named};
use crate::endpoint::{Endpoint, Owner};
use crate::errors::Errors;
use crate::function::Function;
use crate::names;
use crate::signature::check::{self, Direction};
use crate::signature::{is_exclusive, last_word, ungrouped};

const TRAIT: &str =
    "the `impl` of a trait cannot be exported, write the functions in one of the type itself";
const NO_MEMBERS: &str =
    "no function of this `impl` is exported, write `pub` on each that JavaScript may call";
const TWO_CONSTRUCTORS: &str = "a class has one constructor, remove one of the marks";
const CONSTRUCTOR_SELF: &str = "a constructor makes the object, remove `self` or the mark";
const CONSTRUCTOR_RESULT: &str =
    "a constructor gives the object, write `-> Self` or `-> Result<Self, …>`";
const CONSTRUCTOR_ASYNC: &str = "a constructor cannot be async, remove `constructor` or `async`";
const GETTER_RESULT: &str = "a getter gives the value of a property, write its type after `->`";

pub(super) fn check(owner: &Owner, members: &[Member], errors: &mut Errors) {
    if let Some(interface) = owner.interface() {
        return errors.at(interface, TRAIT);
    }
    check_generics(&owner.item().generics, errors);
    rules::check_owner(owner, errors);
    let is_marked_rightly =
        |method: &Function| method.marks.is_empty() || matches!(method.vis, Visibility::Public(_));
    if members.is_empty() && owner.block.methods().all(is_marked_rightly) {
        errors.at(owner.item().impl_token, NO_MEMBERS);
    }
    check_names(members, errors);
    for member in members {
        let endpoint = &member.endpoint;
        // It may be one that is not to be exported at all.
        if !endpoint.is_certain {
            continue;
        }
        check::check(
            endpoint.signature,
            &endpoint.parameters,
            Direction::Invokable,
            errors,
        );
        match member.kind {
            MemberKind::Constructor => check_constructor(owner, endpoint, errors),
            MemberKind::Static => {}
            MemberKind::Method => rules::check_receiver(endpoint, errors),
            MemberKind::Getter | MemberKind::Setter => check_property(member, errors),
        }
    }
}

fn check_names(members: &[Member], errors: &mut Errors) {
    let of_kind = |kind| members.iter().filter(move |member| member.kind == kind);
    let constructors = of_kind(MemberKind::Constructor);
    let constructors = constructors
        .filter(|member| member.endpoint.conditions.is_empty() && member.endpoint.is_certain);
    for second in constructors.skip(1) {
        errors.at(second.endpoint.name(), TWO_CONSTRUCTORS);
    }
    let named = members
        .iter()
        .filter(|member| member.kind != MemberKind::Constructor);
    for member in named.clone() {
        let reserved = match member.kind {
            MemberKind::Static => &names::OF_STATICS[..],
            _ => &names::OF_MEMBERS[..],
        };
        rules::check_reserved(&member.endpoint, reserved, &WORDING, errors);
    }
    let named = named.filter_map(|member| Named::of(&member.endpoint, member.kind));
    let named: Vec<_> = named.collect();
    rules::check_duplicates(&named, is_conflict, &WORDING, errors);
}

/// Statics are on the class and all others on its objects; a getter and a setter make one property.
fn is_conflict(first: MemberKind, second: MemberKind) -> bool {
    use MemberKind::{Getter, Setter, Static};
    let on_one_side = (first == Static) == (second == Static);
    on_one_side && !matches!((first, second), (Getter, Setter) | (Setter, Getter))
}

fn check_constructor(owner: &Owner, endpoint: &Endpoint, errors: &mut Errors) {
    if let Some(receiver) = endpoint.receiver {
        errors.at(receiver, CONSTRUCTOR_SELF);
    }
    if endpoint.is_async() {
        errors.at(endpoint.signature.asyncness, CONSTRUCTOR_ASYNC);
    }
    match &endpoint.signature.output {
        ReturnType::Type(_, ty) if gives_object(ty, owner) => {}
        ReturnType::Type(_, ty) => errors.at(ty, CONSTRUCTOR_RESULT),
        ReturnType::Default => errors.at(endpoint.name(), CONSTRUCTOR_RESULT),
    }
}

/// `Self`, the type's own name, or a `Result` of one of them.
fn gives_object(ty: &Type, owner: &Owner) -> bool {
    let is_object = |ty: &Type| {
        let ty = ungrouped(ty).to_token_stream().to_string();
        ty == "Self" || ty == ungrouped(owner.ty()).to_token_stream().to_string()
    };
    if is_object(ty) {
        return true;
    }
    let Type::Path(path) = ungrouped(ty) else {
        return false;
    };
    let arguments = path.path.segments.last().map(|last| &last.arguments);
    match arguments {
        Some(PathArguments::AngleBracketed(arguments))
            if last_word(ty).is_some_and(|word| word == "Result") =>
        {
            matches!(arguments.args.first(), Some(GenericArgument::Type(ty)) if is_object(ty))
        }
        _ => false,
    }
}

fn check_property(member: &Member, errors: &mut Errors) {
    let endpoint = &member.endpoint;
    let is_setter = member.kind == MemberKind::Setter;
    let name = endpoint.name();
    let (word, shape) = if is_setter {
        let shape = format!(
            "a setter takes `&mut self` and one value, write `fn {name}(&mut self, value: …)`"
        );
        ("setter", shape)
    } else {
        let shape =
            format!("a getter takes `&self` and nothing else, write `fn {name}(&self) -> …`");
        ("getter", shape)
    };
    if endpoint.is_async() {
        let message = format!("a property cannot be async, remove `{word}` or `async`");
        errors.at(endpoint.signature.asyncness, message);
    }
    let receiver = endpoint.receiver;
    let is_reference = receiver.is_some_and(|receiver| {
        matches!(receiver.kind, syn::ReceiverKind::Reference(..))
            && is_exclusive(receiver) == is_setter
    });
    if !is_reference || endpoint.parameters.len() != usize::from(is_setter) {
        match &endpoint.signature.inputs {
            none if none.is_empty() => errors.at(name, shape),
            inputs => errors.at(inputs, shape),
        }
    } else if !is_setter && matches!(endpoint.signature.output, ReturnType::Default) {
        errors.at(name, GETTER_RESULT);
    }
}
