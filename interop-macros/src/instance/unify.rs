//! What the parameters of an `impl` stand for, found by laying its type over a concrete one.

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type};

use super::written_out::Words;
use crate::signature::ungrouped;

/// Collects what each of `names` stands for where `pattern`, which is written with them, is `concrete`.
pub(super) fn unify(
    pattern: &Type,
    concrete: &Type,
    names: &[String],
    found: &mut Words,
) -> Option<()> {
    let (pattern, concrete) = (ungrouped(pattern), ungrouped(concrete));
    let (Type::Path(general), Type::Path(special)) = (pattern, concrete) else {
        return bind(pattern, concrete, names, found);
    };
    let (general, special) = (&general.path, &special.path);
    if general
        .get_ident()
        .is_some_and(|name| names.iter().any(|known| name == known))
    {
        return bind(pattern, concrete, names, found);
    }
    let (general, special) = (general.segments.last()?, special.segments.last()?);
    if general.ident != special.ident {
        return None;
    }
    match (&general.arguments, &special.arguments) {
        (PathArguments::AngleBracketed(general), PathArguments::AngleBracketed(special)) => {
            let same_count = general.args.len() == special.args.len();
            let mut pairs = general.args.iter().zip(&special.args);
            pairs.try_for_each(|pair| match pair {
                (GenericArgument::Type(general), GenericArgument::Type(special)) => {
                    unify(general, special, names, found)
                }
                (general, special) => bind(general, special, names, found),
            })?;
            same_count.then_some(())
        }
        (general, special) => bind(general, special, names, found),
    }
}

/// A parameter stands for one thing wherever it stands; everything else stands for itself.
fn bind(
    pattern: &dyn ToTokens,
    concrete: &dyn ToTokens,
    names: &[String],
    found: &mut Words,
) -> Option<()> {
    let (word, meaning) = (text(pattern), concrete.to_token_stream());
    if !names.contains(&word) {
        return (word == text(concrete)).then_some(());
    }
    if let Some((_, earlier)) = found.iter().find(|(name, _)| *name == word) {
        return (text(earlier) == text(concrete)).then_some(());
    }
    found.push((word, meaning));
    Some(())
}

fn text(tokens: &dyn ToTokens) -> String {
    tokens.to_token_stream().to_string()
}
