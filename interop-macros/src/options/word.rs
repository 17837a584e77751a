//! The options that have a name; an identifier stands without one.

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Word {
    Module,
    File,
    RenameAll,
    Crate,
    Types,
    Namespace,
    Readonly,
    Role(Role),
}

/// What a function is besides a function: of an export, besides a method or a static.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Role {
    Constructor,
    Getter,
    Setter,
    /// Imports only: an exported method is one by its `self`.
    Method,
    /// Not exported at all.
    Skip,
}

/// What follows an option's name.
pub(super) enum Form {
    Alone,
    List,
    Value,
}

/// Each option as it is written, with the value that messages show.
const WORDS: [(Word, &str, &str); 12] = [
    (Word::Module, "module", "module = \"…\""),
    (Word::File, "file", "file = \"/js/greeter.js\""),
    (Word::RenameAll, "rename_all", "rename_all = \"camelCase\""),
    (Word::Crate, "crate", "crate = my::path"),
    (Word::Types, "types", "types(Slot<i32>, …)"),
    (Word::Namespace, "namespace", "namespace = \"a.b\""),
    (Word::Readonly, "readonly", "readonly"),
    (Word::Role(Role::Constructor), "constructor", "constructor"),
    (Word::Role(Role::Getter), "getter", "getter"),
    (Word::Role(Role::Setter), "setter", "setter"),
    (Word::Role(Role::Method), "method", "method"),
    (Word::Role(Role::Skip), "skip", "skip"),
];

impl Word {
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut words = WORDS.iter();
        words
            .find(|(_, known, _)| *known == name)
            .map(|(word, _, _)| *word)
    }

    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        WORDS.iter().map(|(_, name, _)| *name)
    }

    pub(super) fn form(self) -> Form {
        match self {
            Self::Module | Self::File | Self::RenameAll | Self::Crate | Self::Namespace => {
                Form::Value
            }
            Self::Types => Form::List,
            Self::Readonly | Self::Role(_) => Form::Alone,
        }
    }

    pub(super) fn name(self) -> &'static str {
        self.written().1
    }

    pub(super) fn example(self) -> &'static str {
        self.written().2
    }

    fn written(self) -> &'static (Self, &'static str, &'static str) {
        let mut words = WORDS.iter();
        words
            .find(|(word, _, _)| *word == self)
            .expect("every word is in the table")
    }
}
