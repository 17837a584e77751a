//! The generated code of one parameter: where its value comes from, and how the user's function gets it.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use syn::Type;

use super::{Parameter, Road, local};
use crate::runtime_path::{Extent, RuntimePath};

impl Parameter<'_> {
    /// The type under which the runtime knows the parameter.
    pub(crate) fn listed(&self, rt: &RuntimePath) -> TokenStream {
        match self.road {
            Road::Value => self.source.ty.to_token_stream(),
            Road::Held(ty) | Road::HeldMut(ty) => ty.to_token_stream(),
            Road::Unsized(ty) => quote_spanned!(Span::mixed_site()=> #rt::Owned<#ty>),
            Road::UnsizedOption(ty) => {
                quote_spanned!(Span::mixed_site()=> ::core::option::Option<#rt::Owned<#ty>>)
            }
            Road::HeldOption(ty) | Road::HeldOptionMut(ty) => {
                quote_spanned!(Span::mixed_site()=> ::core::option::Option<#ty>)
            }
            Road::This => quote_spanned!(Span::mixed_site()=> #rt::Supplied),
        }
    }

    /// The value, or what the call keeps to borrow it from; `listed` is the type above, written out.
    /// `outside` writes a type of the signature as it reads outside of the block.
    pub(crate) fn taken(
        &self,
        rt: &RuntimePath,
        listed: &TokenStream,
        outside: impl Fn(&Type) -> TokenStream,
    ) -> TokenStream {
        let span = Span::mixed_site();
        let (name, arguments) = match self.road {
            Road::Value => ("take", quote_spanned!(span=> __args, #listed)),
            Road::Unsized(_) | Road::UnsizedOption(_) => {
                ("take_unsized", quote_spanned!(span=> __args, #listed))
            }
            Road::HeldOption(ty) | Road::HeldOptionMut(ty) => {
                let ty = outside(ty);
                ("take_option", quote_spanned!(span=> __args, #ty))
            }
            Road::Held(_) => ("take_ref", quote_spanned!(span=> __args, #listed)),
            Road::HeldMut(_) => ("take_mut", quote_spanned!(span=> __args, #listed)),
            Road::This => ("this_ref", quote_spanned!(span=> __args, __this)),
        };
        rt.call(name, arguments, self.extent())
    }

    /// What is borrowed right before the call, so that no borrow outlives an `.await` before it.
    pub(crate) fn lent(&self, rt: &RuntimePath, index: usize) -> Option<TokenStream> {
        let span = Span::mixed_site();
        let local = local(index);
        let (exclusive, name) = match self.road {
            Road::Held(_) => (None, "lend"),
            Road::HeldMut(_) => (Some(quote_spanned!(span=> mut)), "lend_mut"),
            Road::HeldOption(_) => (None, "lend_option"),
            Road::HeldOptionMut(_) => (Some(quote_spanned!(span=> mut)), "lend_option_mut"),
            _ => return None,
        };
        let lent = rt.call(name, local.to_token_stream(), self.extent());
        Some(quote_spanned!(span=> let #exclusive #local = #lent;))
    }

    /// Whether the argument is handed over, which moves an instance. It happens when nothing can be refused any more.
    pub(crate) fn is_given(&self) -> bool {
        matches!(self.road, Road::Value)
    }

    /// The argument as the user's function wants it.
    pub(crate) fn passed(&self, index: usize) -> TokenStream {
        let span = Span::mixed_site();
        let local = local(index);
        match self.road {
            Road::Value | Road::This => local.into_token_stream(),
            Road::UnsizedOption(_) | Road::HeldOption(_) => {
                quote_spanned!(span=> #local.as_deref())
            }
            Road::HeldOptionMut(_) => quote_spanned!(span=> #local.as_deref_mut()),
            Road::Unsized(_) => quote_spanned!(span=> &#local),
            Road::Held(_) => quote_spanned!(span=> &*#local),
            Road::HeldMut(_) => quote_spanned!(span=> &mut *#local),
        }
    }

    fn extent(&self) -> Extent {
        Extent::of(&self.source.ty)
    }
}
