//! Where an attribute may stand, and which options it takes there.

use syn::{Ident, LitStr};

use super::word::{Role, Word};
use crate::nearest::nearest;

#[derive(Clone, Copy)]
pub(crate) enum Place {
    Function,
    Impl,
    Method,
    Import,
    ImportBlock,
    ImportMember,
    ExportFunction,
    ExportStruct,
    ExportField,
    ExportImpl,
    ExportMember,
}

impl Place {
    /// The option called `name`, or what to write here instead of it.
    pub(super) fn word(self, name: &Ident) -> syn::Result<Word> {
        let written = name.to_string();
        let word = Word::named(&written);
        if let Some(word) = word.filter(|word| self.words().contains(word)) {
            return Ok(word);
        }
        let refusal = word.and_then(|word| self.refusal(word));
        let message = refusal.unwrap_or_else(|| self.unknown(&written));
        Err(syn::Error::new_spanned(name, message))
    }

    fn unknown(self, written: &str) -> String {
        let here = self.words().iter().map(|word| word.name());
        // One that is written elsewhere says so, when it is spelt rightly.
        let elsewhere = Word::names().filter(|name| {
            let word = Word::named(name);
            word.is_some_and(|word| self.refusal(word).is_some())
        });
        match nearest(written, here).or_else(|| nearest(written, elsewhere)) {
            Some(near) => format!("unknown option `{written}`, did you mean `{near}`"),
            None => format!("unknown option `{written}`, write {}", self.known()),
        }
    }

    pub(super) fn check_identifier(self, literal: &LitStr) -> syn::Result<()> {
        let message = match self {
            Self::Impl => "an identifier is for one method, remove it from the `impl` block",
            Self::ImportBlock => "a name is for one function, remove it from the `extern` block",
            Self::ExportImpl => "a class has its name from the `struct`, write it there",
            _ => return Ok(()),
        };
        Err(syn::Error::new_spanned(literal, message))
    }

    /// Everything that can be written here, as the end of a message.
    pub(super) fn known(self) -> String {
        let identifier = match self {
            Self::Impl | Self::ImportBlock | Self::ExportImpl => None,
            _ => Some(format!("{} in quotes", self.noun())),
        };
        let words = self
            .words()
            .iter()
            .map(|word| format!("`{}`", word.example()));
        let mut all: Vec<_> = identifier.into_iter().chain(words).collect();
        let last = all.pop().unwrap_or_default();
        if all.is_empty() {
            last
        } else {
            format!("{} or {last}", all.join(", "))
        }
    }

    /// What the text in quotes is: invokables have identifiers, whatever JavaScript sees as its own has a name.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Function | Self::Impl | Self::Method => "an identifier",
            _ => "a name",
        }
    }

    fn words(self) -> &'static [Word] {
        match self {
            Self::Function => &[Word::Crate],
            Self::Impl => &[Word::RenameAll, Word::Types, Word::Crate],
            Self::Method => &[],
            Self::Import => &[
                Word::Role(Role::Constructor),
                Word::Role(Role::Getter),
                Word::Role(Role::Setter),
                Word::Role(Role::Method),
                Word::Module,
                Word::File,
                Word::Crate,
            ],
            Self::ImportMember => &[
                Word::Role(Role::Constructor),
                Word::Role(Role::Getter),
                Word::Role(Role::Setter),
                Word::Role(Role::Method),
            ],
            Self::ImportBlock => &[Word::Module, Word::File, Word::RenameAll, Word::Crate],
            Self::ExportFunction => &[Word::Namespace, Word::Crate],
            Self::ExportStruct => &[Word::Namespace, Word::RenameAll, Word::Crate],
            Self::ExportField => &[Word::Readonly],
            Self::ExportImpl => &[Word::RenameAll, Word::Crate],
            Self::ExportMember => &[
                Word::Role(Role::Constructor),
                Word::Role(Role::Getter),
                Word::Role(Role::Setter),
                Word::Role(Role::Skip),
            ],
        }
    }

    /// Why an option that exists is none of this place; nothing, where its attribute does not know it.
    fn refusal(self, word: Word) -> Option<String> {
        let name = word.name();
        let text = match (self, word) {
            (Self::Function | Self::Impl | Self::Method, Word::Module) => {
                "an invokable has no module, remove `module`".to_owned()
            }
            (Self::Function, Word::Types) => "a function is not generic, remove `types`".to_owned(),
            (Self::Method, Word::RenameAll | Word::Crate | Word::Types)
            | (Self::ExportMember, Word::RenameAll | Word::Crate) => {
                format!("`{name}` holds for a whole block, put it on the `impl`")
            }
            (Self::ImportMember, Word::Module | Word::File | Word::RenameAll | Word::Crate) => {
                format!("`{name}` holds for a whole block, put it on the `extern`")
            }
            (Self::ImportBlock, Word::Role(role)) if role != Role::Skip => {
                format!("`{name}` is for a function, put it on one inside of the block")
            }
            (Self::ExportField, Word::RenameAll | Word::Crate | Word::Namespace)
            | (Self::ExportImpl | Self::ExportMember, Word::Namespace) => {
                format!("`{name}` holds for a whole class, put it on the `struct`")
            }
            (Self::Function | Self::Import | Self::ExportFunction, Word::RenameAll) => format!(
                "`{name}` is for blocks, write {} in quotes instead",
                self.noun()
            ),
            (Self::ExportFunction | Self::ExportStruct, Word::Module) => {
                "an export has no module, write `namespace = \"a.b\"`".to_owned()
            }
            (
                Self::ExportFunction | Self::ExportStruct | Self::ExportImpl | Self::ExportMember,
                Word::Readonly,
            ) => "`readonly` is for the fields of an exported struct, remove it".to_owned(),
            (Self::ExportMember, Word::Role(Role::Method)) => {
                "a method is one by its `self`, remove `method`".to_owned()
            }
            (
                Self::ExportFunction | Self::ExportStruct | Self::ExportImpl | Self::ExportField,
                Word::Role(Role::Constructor | Role::Getter | Role::Setter | Role::Skip),
            ) => format!("`{name}` is for the functions of an exported `impl`, remove it"),
            _ => return None,
        };
        Some(text)
    }
}
