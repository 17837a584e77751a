//! The type of an `impl` block.

use quote::ToTokens;
use syn::{Ident, ItemImpl, Path, Type};

use crate::block::Block;
use crate::instance::Instance;
use crate::options::Types;
use crate::signature::last_word;

pub(crate) struct Owner<'a> {
    pub(crate) block: &'a Block,
    /// What `types(…)` lists.
    pub(crate) types: Option<Types>,
    /// Whether the options of the block were read without a mistake.
    pub(crate) is_certain: bool,
}

impl<'a> Owner<'a> {
    pub(crate) fn item(&self) -> &'a ItemImpl {
        &self.block.item
    }

    pub(crate) fn ty(&self) -> &'a Type {
        &self.item().self_ty
    }

    /// The trait, when the block implements one.
    pub(crate) fn interface(&self) -> Option<&'a Path> {
        self.item().trait_.as_ref().map(|(path, _)| path)
    }

    /// The type's name as JavaScript writes it before a static; only a path has one.
    pub(crate) fn name(&self) -> Option<&'a Ident> {
        last_word(self.ty())
    }

    /// The concrete types that the block is for: one, unless it is generic.
    pub(crate) fn instances(&self) -> Vec<Instance> {
        match &self.types {
            None => vec![Instance::sole(self.ty())],
            Some(types) => {
                let listed = types.listed.iter();
                listed
                    .filter_map(|ty| Instance::of(ty, self.item()))
                    .collect()
            }
        }
    }

    /// Tells the items of this block, for one of its types, from those that are written at the same place.
    pub(crate) fn key(&self, instance: &Instance) -> String {
        let ty = instance.ty.to_token_stream();
        match self.interface() {
            Some(interface) => format!("{} for {ty}", interface.to_token_stream()),
            None => ty.to_string(),
        }
    }
}
