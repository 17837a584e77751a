//! Where an attribute may stand, and which options it takes there.

use syn::{Ident, LitStr};

use crate::nearest::nearest;

#[derive(Clone, Copy)]
pub(crate) enum Place {
    Function,
    Impl,
    Method,
    Import,
    ImportBlock,
    ImportMember,
}

/// An option that has a name; an identifier stands without one.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Word {
    Module,
    RenameAll,
    Crate,
}

impl Word {
    const ALL: [Self; 3] = [Self::Module, Self::RenameAll, Self::Crate];

    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Module => "module = \"…\"",
            Self::RenameAll => "rename_all = \"camelCase\"",
            Self::Crate => "crate = my::path",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::RenameAll => "rename_all",
            Self::Crate => "crate",
        }
    }
}

impl Place {
    /// The option called `name`, or what to write here instead of it.
    pub(super) fn word(self, name: &Ident) -> syn::Result<Word> {
        let allowed = self.words();
        let near = || nearest(&name.to_string(), allowed.iter().map(|word| word.name()));
        let message = match Word::ALL.into_iter().find(|word| name == word.name()) {
            Some(word) if allowed.contains(&word) => return Ok(word),
            Some(word) => self.refusal(word),
            None => near().map_or_else(
                || format!("unknown option `{name}`, write {}", self.known()),
                |near| format!("unknown option `{name}`, did you mean `{near}`"),
            ),
        };
        Err(syn::Error::new_spanned(name, message))
    }

    pub(super) fn check_identifier(self, literal: &LitStr) -> syn::Result<()> {
        let message = match self {
            Self::Impl => "an identifier belongs on a method, not on its `impl` block",
            Self::ImportBlock => "a name belongs on a function, not on its `extern` block",
            _ => return Ok(()),
        };
        Err(syn::Error::new_spanned(literal, message))
    }

    /// Everything that can be written here, as the end of a message.
    pub(super) fn known(self) -> String {
        let identifier = match self {
            Self::Impl | Self::ImportBlock => None,
            _ => Some(format!("{} in quotes", self.noun())),
        };
        let words = self
            .words()
            .iter()
            .map(|word| format!("`{}`", word.example()));
        identifier
            .into_iter()
            .chain(words)
            .collect::<Vec<_>>()
            .join(" or ")
    }

    /// What the text in quotes is: Rust's functions have identifiers, JavaScript's have names.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Function | Self::Impl | Self::Method => "an identifier",
            Self::Import | Self::ImportBlock | Self::ImportMember => "a name",
        }
    }

    fn words(self) -> &'static [Word] {
        match self {
            Self::Function => &[Word::Crate],
            Self::Impl => &[Word::RenameAll, Word::Crate],
            Self::Method | Self::ImportMember => &[],
            Self::Import => &[Word::Module, Word::Crate],
            Self::ImportBlock => &[Word::Module, Word::RenameAll, Word::Crate],
        }
    }

    /// Why an option that exists is none of this place.
    fn refusal(self, word: Word) -> String {
        let name = word.name();
        match (self, word) {
            (Self::Function | Self::Impl | Self::Method, Word::Module) => {
                "an invokable has no module, remove `module`".to_owned()
            }
            (Self::Method, _) => format!("`{name}` holds for a whole block, put it on the `impl`"),
            (Self::ImportMember, _) => {
                format!("`{name}` holds for a whole block, put it on the `extern`")
            }
            _ => format!(
                "`{name}` is for blocks, write {} in quotes instead",
                self.noun()
            ),
        }
    }
}
