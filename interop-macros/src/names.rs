//! Names that JavaScript, or the runtime, has a meaning for, or that lead nowhere.

use proc_macro2::Span;
use syn::LitStr;

use crate::errors::Errors;

/// What JavaScript, or the class of our references, looks up on an object by itself.
pub(crate) const OF_MEMBERS: [&str; 7] = [
    "then",
    "toJSON",
    "constructor",
    "dispose",
    "__proto__",
    "invokeMethod",
    "invokeMethodAsync",
];
/// The same of an object that is reached by `invokeMethod` only.
pub(crate) const OF_METHODS: [&str; 5] = ["then", "toJSON", "constructor", "dispose", "__proto__"];
/// What it looks up on a class.
pub(crate) const OF_STATICS: [&str; 3] = ["then", "prototype", "__proto__"];
/// What it looks up on the object of all exports, which a promise resolves to.
pub(crate) const OF_EXPORTS: [&str; 2] = ["then", "__proto__"];
/// Through each of these, code or every object of the page could be reached.
const REFUSED: [&str; 5] = ["__proto__", "prototype", "constructor", "eval", "Function"];

const EMPTY_PART: &str =
    "a part of this name is empty, write names with dots between them such as `\"console.log\"`";
const DOTTED: &str =
    "a dot would be part of the name, write what stands before it as `namespace = \"…\"`";

/// `noun` is what the name is called: a name or an identifier.
pub(crate) fn check_reserved(
    name: &str,
    at: Span,
    reserved: &[&str],
    noun: &str,
    errors: &mut Errors,
) {
    if reserved.contains(&name) {
        let message = format!(
            "`{name}` has a meaning of its own on JavaScript objects, choose another {noun}"
        );
        errors.push(syn::Error::new(at, message));
    }
}

/// A function or class among the exports.
pub(crate) fn check_export(name: &str, at: Span, errors: &mut Errors) {
    check_reserved(name, at, &OF_EXPORTS, "name", errors);
    if name.contains('.') {
        errors.push(syn::Error::new(at, DOTTED));
    }
}

pub(crate) fn check_namespace(namespace: &LitStr, errors: &mut Errors) {
    for name in namespace.value().split('.') {
        check_reserved(name, namespace.span(), &OF_EXPORTS, "name", errors);
    }
}

/// The path to something of JavaScript, by the same rules as where it is looked up.
pub(crate) fn check_path(path: &str, at: Span, errors: &mut Errors) {
    for part in path.split('.') {
        if part.is_empty() {
            return errors.push(syn::Error::new(at, EMPTY_PART));
        }
        if REFUSED.contains(&part) {
            let message = format!(
                "`{part}` cannot be part of a name, as any code could be reached through it, import a function of your own"
            );
            errors.push(syn::Error::new(at, message));
        }
    }
}
