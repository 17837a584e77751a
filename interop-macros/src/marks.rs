//! Our own attributes as they stand on items: taken off, so that they expand once, and refused where two meet.

use std::convert::identity;

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Expr, Meta, TraitItem, Visibility};

use crate::errors::Errors;
use crate::words::find_word;

pub(crate) const INVOKABLE: &str = "js_invokable";
pub(crate) const IMPORT: &str = "js_import";
pub(crate) const EXPORT: &str = "js_export";

/// Takes our attributes off; by their last segment, as nothing else of a path can be known here.
pub(crate) fn take(attrs: &mut Vec<Attribute>) -> Vec<Attribute> {
    attrs.extract_if(.., |attr| name(attr).is_some()).collect()
}

/// Takes only the marks called `wanted` off: the others expand by themselves.
pub(crate) fn take_named(attrs: &mut Vec<Attribute>, wanted: &str) -> Vec<Attribute> {
    attrs
        .extract_if(.., |attr| name(attr) == Some(wanted))
        .collect()
}

/// Takes our marks off the methods of a trait, which is refused as a whole: each would be refused once more.
pub(crate) fn take_inside(item: &mut syn::Item) {
    let syn::Item::Trait(item) = item else { return };
    for member in &mut item.items {
        if let TraitItem::Fn(method) = member {
            take(&mut method.attrs);
        }
    }
}

/// The mark of a block's member, if it has one; there can be no second.
pub(crate) fn only<'a>(
    marks: &'a [Attribute],
    this: &str,
    errors: &mut Errors,
) -> Option<&'a Attribute> {
    let first = marks
        .iter()
        .position(|mark| name(mark) == Some(this) && !is_conditional(mark));
    let others = marks
        .iter()
        .enumerate()
        .filter(|(index, _)| Some(*index) != first);
    refuse_second(others.map(|(_, mark)| mark), this, errors);
    first.map(|index| &marks[index])
}

/// Refuses every further attribute of ours on an item that `this` one already expands.
pub(crate) fn refuse_second<'a>(
    marks: impl IntoIterator<Item = &'a Attribute>,
    this: &str,
    errors: &mut Errors,
) {
    for mark in marks {
        let other = name(mark).unwrap_or(this);
        let message = if is_conditional(mark) {
            format!(
                "`#[{other}]` inside `cfg_attr` is not seen, write it plainly and `#[cfg(…)]` beside it"
            )
        } else if other != this {
            format!("`#[{this}]` and `#[{other}]` cannot stand on one item, keep one of them")
        } else {
            format!("`#[{this}]` stands twice on this item, remove one")
        };
        errors.at(mark, message);
    }
}

/// The conditions under which an item exists: whatever is generated for it exists under the same.
pub(crate) fn conditions<'a>(
    attrs: impl IntoIterator<Item = &'a Attribute>,
) -> impl Iterator<Item = &'a Attribute> {
    attrs.into_iter().filter(|attr| attr.path().is_ident("cfg"))
}

/// The doc comments of an item, a value for each line.
pub(crate) fn docs<'a>(attrs: impl IntoIterator<Item = &'a Attribute>) -> Vec<&'a Expr> {
    let values = attrs.into_iter().map(|attr| match &attr.meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => Some(&doc.value),
        _ => None,
    });
    values.flatten().collect()
}

/// The word an item begins with, behind attributes and visibility: how messages call an item that is not for us.
pub(crate) fn wrong_item(item: TokenStream, this: &str, wanted: &str) -> syn::Error {
    let first_word = |input: ParseStream| {
        input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        let word: TokenTree = input.parse()?;
        input.parse::<TokenStream>()?;
        Ok(word)
    };
    first_word.parse2(item).map_or_else(identity, |word| {
        let message = format!("`#[{this}]` is for {wanted}, not for `{word}`");
        syn::Error::new_spanned(word, message)
    })
}

/// Marks that only a `cfg_attr` would make are marks too, to be refused: rustc resolves them too late for us.
fn is_conditional(attr: &Attribute) -> bool {
    attr.path().is_ident("cfg_attr")
}

fn name(attr: &Attribute) -> Option<&'static str> {
    let last = &attr.path().segments.last()?.ident;
    [INVOKABLE, IMPORT, EXPORT]
        .into_iter()
        .find(|name| match &attr.meta {
            Meta::List(makes) if is_conditional(attr) => find_word(&makes.tokens, name).is_some(),
            _ => last == name,
        })
}
