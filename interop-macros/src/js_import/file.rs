//! `file = "/js/greeter.js"`: the JavaScript that a crate carries.

use std::env;
use std::path::Path;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::LitStr;

use super::model::Model;
use crate::errors::Errors;
use crate::marks;
use crate::symbol::{Location, hidden};

const WITHOUT_MODULE: &str =
    "`file` needs the name under which it is known, write `module = \"my-lib/greeter\"` beside it";
const SPECIFIER: &str = "`file` says already where the module is, write a name such as `\"my-lib/greeter\"` instead of this specifier";
const OUTSIDE: &str = "a file lies inside of its crate, remove `..`";
const UNSAFE_NAME: &str = "the name of a file becomes part of a URL, rename it with letters, digits, `-`, `_` and `.` only";

pub(super) fn check(file: &LitStr, model: &Model, errors: &mut Errors) {
    match &model.module {
        None if !model.is_certain => {}
        None => errors.at(file, WITHOUT_MODULE),
        Some(module) if is_specifier(&module.value()) => errors.at(module, SPECIFIER),
        Some(_) => {}
    }
    let path = file.value();
    let Some(inside) = path.strip_prefix('/') else {
        let inside = path.trim_start_matches("./");
        let message =
            format!("a file is given from the root of its crate, write `file = \"/{inside}\"`");
        return errors.at(file, message);
    };
    if inside.split('/').any(|segment| segment == "..") {
        return errors.at(file, OUTSIDE);
    }
    let is_safe = |letter: char| letter.is_ascii_alphanumeric() || "-_./".contains(letter);
    if !inside.chars().all(is_safe) {
        return errors.at(file, UNSAFE_NAME);
    }
    let Some(root) = env::var_os("CARGO_MANIFEST_DIR") else {
        return; // cargo does not run this compiler; rustc itself finds out when it includes the file
    };
    if !Path::new(&root).join(inside).is_file() {
        let message = format!(
            "this crate has no file `{path}`, add it or correct the path, which starts at the folder of Cargo.toml"
        );
        errors.at(file, message);
    }
}

/// As the module loader tells a specifier from a name: it begins with `./`, `../`, `/` or a scheme.
pub(super) fn is_specifier(module: &str) -> bool {
    let scheme = module.split_once(':').is_some_and(|(scheme, _)| {
        let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "+.-".contains(letter);
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(is_letter)
    });
    scheme
        || ["./", "../", "/"]
            .iter()
            .any(|start| module.starts_with(start))
}

/// What the `static` is called: inside of a function, or beside the functions of a block.
pub(super) fn name(model: &Model) -> Ident {
    let Some(block) = model.block else {
        return Ident::new("__FILE", Span::mixed_site());
    };
    let mut what: Vec<_> = model
        .imports
        .iter()
        .map(|import| import.function.sig.ident.to_string())
        .collect();
    what.extend(model.file.as_ref().map(LitStr::value));
    let location = Location::of(block.abi.extern_token.span);
    Ident::new(
        &hidden("FILE", &what.join(","), &location),
        Span::mixed_site(),
    )
}

/// Declares the `static`, where the item has a file.
pub(super) fn declare(model: &Model) -> Option<TokenStream> {
    let file = model.file.as_ref()?;
    let module = model.module.as_ref()?;
    let (rt, name) = (model.runtime.written_out(), name(model));
    let conditions = marks::conditions(model.block.into_iter().flat_map(|block| &block.attrs));
    // Next to the copy that wasm-bindgen makes of the file, and so relative to the same folder.
    let snippet = format!(
        "import * as members from \".{}\";\nexport const namespace = () => members;\n",
        file.value()
    );
    Some(quote_spanned! {Span::mixed_site()=>
        #(#conditions)*
        #rt::module_file!(#name, #module, #file, #snippet);
    })
}
