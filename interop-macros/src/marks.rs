//! Our own attributes as they stand on items: taken off, so that they expand once, and refused where two meet.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{Attribute, Expr, Meta};

use crate::errors::Errors;
use crate::words::find_word;

pub(crate) const INVOKABLE: &str = "js_invokable";
pub(crate) const IMPORT: &str = "js_import";
pub(crate) const EXPORT: &str = "js_export";

/// Takes our attributes off; by their last segment, as nothing else of a path can be known here.
pub(crate) fn take(attrs: &mut Vec<Attribute>) -> Vec<Attribute> {
    attrs.extract_if(.., |attr| name(attr).is_some()).collect()
}

/// Takes the marks off that a block's attribute reads, its own and those of the other kind of block.
pub(crate) fn take_of_blocks(attrs: &mut Vec<Attribute>) -> Vec<Attribute> {
    attrs
        .extract_if(.., |attr| matches!(name(attr), Some(INVOKABLE | EXPORT)))
        .collect()
}

/// Tokens without the marks called so, inside brackets too: what is refused as a whole is not refused once more for
/// each of its parts.
pub(crate) fn without(tokens: TokenStream, names: &[&str]) -> TokenStream {
    let has_mark =
        |tokens: &TokenStream| names.iter().any(|name| find_word(tokens, name).is_some());
    let mut kept = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_sign = matches!(&token, TokenTree::Punct(sign) if sign.as_char() == '#');
        let is_mark = match tokens.peek() {
            Some(TokenTree::Group(group)) if is_sign && group.delimiter() == Delimiter::Bracket => {
                has_mark(&group.stream())
            }
            _ => false,
        };
        if is_mark {
            tokens.next();
            continue;
        }
        kept.extend([match token {
            // One that is made anew loses the places of its brackets, where rustc shows errors.
            TokenTree::Group(group) if has_mark(&group.stream()) => {
                let mut inner = Group::new(group.delimiter(), without(group.stream(), names));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => other,
        }]);
    }
    kept
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

/// The mark of a method; one without a mark may have that of the other kind of block.
pub(crate) fn of_method<'a>(
    marks: &'a [Attribute],
    this: &str,
    errors: &mut Errors,
) -> Option<&'a Attribute> {
    match marks {
        [mark] if !is_conditional(mark) && name(mark).is_some_and(|other| other != this) => {
            let other = name(mark).unwrap_or(this);
            let message = format!(
                "`#[{other}]` has no meaning in a block of `#[{this}]`, move the function into an `impl` with `#[{other}]`"
            );
            errors.at(mark, message);
            None
        }
        _ => only(marks, this, errors),
    }
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
