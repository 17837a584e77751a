//! The rules for what is no plain function: constructors, getters, setters and methods.

use super::file::is_specifier;
use super::model::{Import, Model};
use crate::errors::Errors;
use crate::options::Role;

const METHOD_WITHOUT_THIS: &str =
    "a method needs the object it is called on, write `this: &JsObjectRef` as its first parameter";
const THIS_FIRST: &str = "`this` is the object and no argument, write it as the first parameter";
const GETTER_PARAMETER: &str =
    "a getter has no parameters besides `this`, remove it or drop `getter`";
const SETTER_VALUE: &str =
    "a setter needs the value to set, write one parameter besides `this` such as `value: &str`";
const SETTER_PARAMETER: &str = "a setter has one parameter besides `this`, remove this one";
const GETTER_RESULT: &str = "a getter needs a result, write `-> Result<String, InteropError>` with the type of the property";
const CONSTRUCTOR_RESULT: &str =
    "a constructor needs a result, write `-> Result<JsObjectRef, InteropError>`";
const READ_ONLY: &str = "what a module exports cannot be set from outside, import a function that sets it, or name a property as in `\"settings.theme\"`";
const MODULE_BESIDE_THIS: &str = "the name is looked up on `this`, remove `module`";

pub(super) fn check(model: &Model, import: &Import, errors: &mut Errors) {
    let Some(role) = import.role else { return };
    let (this, sent) = (import.this(), import.sent());
    let misplaced = sent.iter().find(|parameter| parameter.is_called("this"));
    if let Some(parameter) = misplaced {
        return errors.at(parameter.source, THIS_FIRST);
    }
    let sig = &import.function.sig;
    match (role, sent) {
        (Role::Method, _) if this.is_none() => errors.at(&sig.ident, METHOD_WITHOUT_THIS),
        (Role::Getter, [surplus, ..]) => errors.at(surplus.source, GETTER_PARAMETER),
        (Role::Setter, []) => errors.at(&sig.ident, SETTER_VALUE),
        (Role::Setter, [_, surplus, ..]) => errors.at(surplus.source, SETTER_PARAMETER),
        _ => {}
    }
    match role {
        Role::Getter if !import.function.has_result() => errors.at(&sig.ident, GETTER_RESULT),
        Role::Constructor if !import.function.has_result() => {
            errors.at(&sig.ident, CONSTRUCTOR_RESULT);
        }
        _ => {}
    }
    check_module(model, import, role, errors);
}

fn check_module(model: &Model, import: &Import, role: Role, errors: &mut Errors) {
    let Some(module) = &model.module else { return };
    match import.this() {
        // A block may hold what a module gives and what is called on it.
        Some(_) if model.block.is_none() => errors.at(module, MODULE_BESIDE_THIS),
        Some(_) => {}
        None => {
            let is_module = model.file.is_some() || is_specifier(&module.value());
            if role == Role::Setter && is_module && !import.identifier.contains('.') {
                errors.push(syn::Error::new(import.named_at, READ_ONLY));
            }
        }
    }
}
