//! Types without a name of their own, futures and closures: what to write where one stands in a signature.

use proc_macro2::TokenStream;

use super::check::Direction;
use crate::errors::Errors;
use crate::words::find_word;

const IMPL_TRAIT: &str = "`impl Trait` cannot cross, name the concrete type";
const DYN_TRAIT: &str = "`dyn Trait` cannot cross, name the concrete type";
const FUNCTION_ARRIVES: &str =
    "a function of JavaScript arrives as a `JsObjectRef`, write that and use its `call`";
const CLOSURE_LEAVES: &str = "a closure goes to JavaScript as a `JsCallback`, write that instead";

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Position {
    Parameter,
    Result,
    /// Of an exported struct: what rustc refuses there, it refuses itself.
    Field,
}

/// Judges by the keywords among the tokens of a type: where `impl` stands, an `impl Trait` does.
pub(crate) fn check(
    ty: &TokenStream,
    position: Position,
    direction: Direction,
    errors: &mut Errors,
) {
    let from_js = (position == Position::Parameter) == (direction == Direction::Invokable);
    if let (Some(word), true) = (find_word(ty, "JsCallback"), from_js) {
        return errors.at(word, FUNCTION_ARRIVES);
    }
    // Behind a reference a type is never looked into.
    let dynamic = || find_word(ty, "dyn").or_else(|| find_word(ty, "fn"));
    let is_held = find_word(ty, "RustObjectRef").is_some();
    let opaque = find_word(ty, "impl").filter(|_| position != Position::Field);
    let keyword = opaque.or_else(|| dynamic().filter(|_| !is_held));
    let Some(keyword) = keyword else { return };
    let stands = |name| find_word(ty, name).is_some();
    let is_future = position == Position::Result && stands("Future");
    let is_closure = ["Fn", "FnMut", "FnOnce", "fn"].into_iter().any(stands);
    if is_future {
        let message = format!("`{keyword} Future` cannot be a result, write `async fn` instead");
        errors.at(keyword, message);
    } else if is_closure {
        let message = if from_js {
            FUNCTION_ARRIVES
        } else {
            CLOSURE_LEAVES
        };
        errors.at(keyword, message);
    } else if keyword == "impl" {
        errors.at(keyword, IMPL_TRAIT);
    } else if position != Position::Result {
        errors.at(keyword, DYN_TRAIT);
    }
    // A `Box<dyn Error>` is a fine end of a result.
}
