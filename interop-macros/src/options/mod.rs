//! The grammar of the attributes: an identifier in quotes and `name = value` options, split by commas.

mod place;
mod value;
mod word;

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Ident, Lit, LitStr, Meta, Path, Token, Type};

use crate::case::Case;
use crate::errors::Errors;
use value::{namespace, path, set, split_at_commas, text, types};
use word::{Form, Word};

pub(crate) use place::Place;
pub(crate) use word::Role;

/// The value of `types(…)`.
pub(crate) struct Types {
    pub(crate) word: Ident,
    pub(crate) listed: Vec<Type>,
}

#[derive(Default)]
pub(crate) struct Options {
    pub(crate) identifier: Option<LitStr>,
    pub(crate) module: Option<LitStr>,
    pub(crate) file: Option<LitStr>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) krate: Option<Path>,
    pub(crate) types: Option<Types>,
    pub(crate) namespace: Option<LitStr>,
    pub(crate) role: Option<Role>,
    pub(crate) readonly: Option<()>,
    /// What a mistake hides, nobody knows: rules about what the options decide are left aside then.
    pub(crate) is_faulty: bool,
}

impl Options {
    /// Reads what stands between an attribute's parentheses; a mistake costs its own entry only.
    pub(crate) fn parse(tokens: TokenStream, place: Place, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        for entry in split_at_commas(tokens) {
            let read = |input: ParseStream| options.read(place, input);
            if let Err(error) = entry.and_then(|entry| read.parse2(entry)) {
                options.is_faulty = true;
                errors.push(error);
            }
        }
        options
    }

    /// Reads the mark on a member of a block, which is an attribute still.
    pub(crate) fn of_mark(mark: &Attribute, place: Place, errors: &mut Errors) -> Self {
        match &mark.meta {
            Meta::Path(_) => Self::default(),
            Meta::List(list) => Self::parse(list.tokens.clone(), place, errors),
            Meta::NameValue(_) => {
                let noun = place.noun();
                errors.at(
                    mark,
                    format!("{noun} stands in parentheses, write `(\"…\")`"),
                );
                Self {
                    is_faulty: true,
                    ..Self::default()
                }
            }
        }
    }

    /// What JavaScript calls the item: the identifier given, or Rust's name in the block's case.
    pub(crate) fn identifier_of(&self, name: &Ident, block: Option<Case>) -> String {
        let name = name.unraw().to_string();
        let name = match (self.role, name.strip_prefix("set_")) {
            (Some(Role::Setter), Some(property)) if !property.is_empty() => property,
            _ => &name,
        };
        match (&self.identifier, block) {
            (Some(given), _) => given.value(),
            (None, Some(case)) => case.apply(name),
            (None, None) => name.to_owned(),
        }
    }

    /// Where that was written.
    pub(crate) fn named_at(&self, name: &Ident) -> Span {
        let given = self.identifier.as_ref();
        given.map_or_else(|| name.span(), LitStr::span)
    }

    fn read(&mut self, place: Place, input: ParseStream) -> syn::Result<()> {
        if input.peek(Lit) {
            let noun = place.noun();
            let literal = text(input, noun)?;
            place.check_identifier(&literal)?;
            return set(&mut self.identifier, literal.clone(), &literal, noun);
        }
        let name = if input.peek(Ident::peek_any) {
            input.call(Ident::parse_any)?
        } else {
            return Err(input.error(format!("this is no option, write {}", place.known())));
        };
        let word = place.word(&name)?;
        let complete = match word.form() {
            Form::Alone if input.is_empty() => true,
            Form::Alone => {
                let message = format!("`{name}` has no value, write it alone");
                return Err(syn::Error::new_spanned(&name, message));
            }
            Form::List => !input.is_empty(),
            Form::Value => input.parse::<Token![=]>().is_ok() && !input.is_empty(),
        };
        if !complete {
            let example = word.example();
            let message = format!("`{name}` has no value, write `{example}`");
            return Err(syn::Error::new_spanned(&name, message));
        }
        self.read_value(word, &name, input)
    }

    fn read_value(&mut self, word: Word, name: &Ident, input: ParseStream) -> syn::Result<()> {
        let what = format!("`{name}`");
        match word {
            Word::Module => set(
                &mut self.module,
                text(input, "a module's name")?,
                name,
                &what,
            ),
            Word::File => set(&mut self.file, text(input, "a file")?, name, &what),
            Word::RenameAll => {
                let case = Case::named(&text(input, "a case")?)?;
                set(&mut self.rename_all, case, name, &what)
            }
            Word::Crate => set(&mut self.krate, path(input)?, name, &what),
            Word::Types => set(&mut self.types, types(name, input)?, name, &what),
            Word::Namespace => set(&mut self.namespace, namespace(input)?, name, &what),
            Word::Readonly => set(&mut self.readonly, (), name, &what),
            Word::Role(role) => match self.role {
                Some(other) if other != role => {
                    let other = Word::Role(other).name();
                    let message = format!("`{other}` and `{name}` cannot stand together, keep one");
                    Err(syn::Error::new_spanned(name, message))
                }
                _ => set(&mut self.role, role, name, &what),
            },
        }
    }
}
