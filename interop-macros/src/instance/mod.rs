//! A concrete type that an `impl` block is for: the one that it names, or one of those that `types(…)` lists.

mod unify;
mod written_out;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{GenericParam, Ident, ItemImpl, Type};

use written_out::{Words, written_out};

pub(crate) struct Instance {
    pub(crate) ty: Type,
    words: Words,
}

impl Instance {
    /// The type of a block without parameters.
    pub(crate) fn sole(ty: &Type) -> Self {
        Self::with(ty, Words::new())
    }

    /// `listed`, when it is a type that the block is for.
    pub(crate) fn of(listed: &Type, block: &ItemImpl) -> Option<Self> {
        let names = parameters(block).map(|(name, _)| name.to_string());
        let names: Vec<_> = names.collect();
        let mut words = Words::new();
        unify::unify(&block.self_ty, listed, &names, &mut words)?;
        Some(Self::with(listed, words))
    }

    /// Tokens of the block as they read outside of it.
    pub(crate) fn written_out(&self, tokens: TokenStream) -> TokenStream {
        written_out(tokens, &self.words)
    }

    /// Whether the type says what the parameter `name` stands for.
    pub(crate) fn settles(&self, name: &Ident) -> bool {
        self.words.iter().any(|(word, _)| name == word)
    }

    fn with(ty: &Type, mut words: Words) -> Self {
        words.push(("Self".to_owned(), ty.to_token_stream()));
        let ty = ty.clone();
        Self { ty, words }
    }
}

/// The parameters that a concrete type settles, each with an example of what it may stand for.
pub(crate) fn parameters(block: &ItemImpl) -> impl Iterator<Item = (&Ident, &'static str)> {
    let parameters = block.generics.params.iter();
    parameters.filter_map(|parameter| match parameter {
        GenericParam::Type(parameter) => Some((&parameter.ident, "i32")),
        GenericParam::Const(parameter) => Some((&parameter.ident, "4")),
        GenericParam::Lifetime(_) => None,
    })
}
