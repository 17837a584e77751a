//! The rules for imports. Whether a type can cross, trait bounds of the runtime say better.

use proc_macro2::TokenTree;
use quote::ToTokens;

use super::model::{Import, Model};
use super::parse::Block;
use super::{file, kind};
use crate::errors::Errors;
use crate::names;
use crate::options::Role;
use crate::signature::check::{self, Direction};

const BODY: &str = "the body of an import is in JavaScript, write `;` instead of the body";
const SELF: &str = "an import has no `self`, write a parameter with a name and a type";
const CONST: &str = "an import does not run at compile time, remove `const`";
const ASYNC_WITHOUT_RESULT: &str =
    "an async import needs a result, write `-> Result<(), InteropError>`, or drop `async`";

pub(crate) fn check(model: &Model, errors: &mut Errors) {
    if let Some(block) = model.block {
        check_block(block, errors);
    }
    if let Some(file) = &model.file {
        file::check(file, model, errors);
    }
    for import in &model.imports {
        check_import(import, errors);
        if import.is_certain {
            names::check_path(&import.identifier, import.named_at, errors);
            kind::check(model, import, errors);
        }
    }
}

fn check_block(block: &Block, errors: &mut Errors) {
    if let Some(unsafety) = &block.unsafety {
        errors.at(unsafety, check::UNSAFE_IMPORT);
    }
    match &block.abi.name {
        Some(name) if name.value() == "js" => {}
        Some(name) => {
            let written = name.value();
            let message = format!("unknown ABI `\"{written}\"`, write `extern \"js\"`");
            errors.at(name, message);
        }
        None => errors.at(
            block.abi.extern_token,
            "the ABI is missing, write `extern \"js\"`",
        ),
    }
    for (_, error) in &block.unread {
        errors.push(error.clone());
    }
    for other in &block.others {
        errors.at(
            other,
            "only functions can be imported, write one instead of this item",
        );
    }
}

fn check_import(import: &Import, errors: &mut Errors) {
    let function = import.function;
    let sig = &function.sig;
    check::check(sig, &import.parameters, Direction::Import, errors);
    if let Some(body) = &function.body {
        errors.at(TokenTree::Group(body.clone()), BODY);
    }
    if let Some(receiver) = sig.receiver() {
        errors.at(receiver, SELF);
    }
    if let Some(word) = sig.constness {
        errors.at(word, CONST);
    }
    let says_it_itself = matches!(import.role, Some(Role::Getter | Role::Constructor));
    if sig.asyncness.is_some() && !function.has_result() && !says_it_itself {
        errors.at(sig.asyncness.to_token_stream(), ASYNC_WITHOUT_RESULT);
    }
}
