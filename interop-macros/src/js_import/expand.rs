//! Generated code of an import: the user's signature around one call of the runtime.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::ReturnType;

use super::model::{Import, Model};
use super::parse::Block;
use crate::function::Function;
use crate::runtime_path::Extent;

pub(crate) fn expand(model: &Model) -> TokenStream {
    model
        .imports
        .iter()
        .map(|import| expand_import(model, import))
        .collect()
}

fn expand_import(model: &Model, import: &Import) -> TokenStream {
    let span = Span::mixed_site();
    let Function {
        attrs, vis, sig, ..
    } = import.function;
    let inherited = model.block.into_iter().flat_map(Block::inherited);
    let rt = &model.runtime;
    let identifier = &import.identifier;
    let found = if let Some(module) = &model.module {
        quote_spanned!(span=> in_module(#module, #identifier))
    } else {
        quote_spanned!(span=> global(#identifier))
    };
    let call = call(model, import);
    quote_spanned! {span=>
        #(#inherited)*
        #(#attrs)*
        #vis #sig {
            static __FUNCTION: #rt::JsFunction = #rt::JsFunction::#found;
            #call
        }
    }
}

fn call(model: &Model, import: &Import) -> TokenStream {
    let rt = &model.runtime;
    let span = Span::mixed_site();
    let arguments = import.parameters.iter().map(|parameter| {
        let name = parameter.name.to_token_stream();
        rt.call("arg", name, Extent::of(&parameter.source.ty))
    });
    let arguments = quote_spanned!(span=> [#(#arguments),*]);
    let signature = &import.function.sig;
    let (mode, extent) = match (&signature.output, signature.asyncness) {
        (ReturnType::Default, _) => (quote_spanned!(span=> one_way), Extent::of(&signature.ident)),
        (ReturnType::Type(_, result), None) => {
            (quote_spanned!(span=> sync #result,), Extent::of(result))
        }
        (ReturnType::Type(_, result), Some(_)) => {
            (quote_spanned!(span=> async #result,), Extent::of(result))
        }
    };
    let call = quote_spanned!(span=> #mode __FUNCTION, #arguments);
    rt.call("import", call, extent)
}
