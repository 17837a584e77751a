//! Generated code of an import: the user's signature around one call of the runtime.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::ReturnType;

use super::file;
use super::model::{Import, Model};
use super::parse::Block;
use crate::function::Function;
use crate::options::Role;
use crate::runtime_path::Extent;

pub(crate) fn expand(model: &Model) -> TokenStream {
    let imports = model.imports.iter();
    let imports = imports.map(|import| expand_import(model, import));
    // A file is declared once for a block, and inside of a function that stands for itself.
    let declared = model.block.and_then(|_| file::declare(model));
    declared.into_iter().chain(imports).collect()
}

fn expand_import(model: &Model, import: &Import) -> TokenStream {
    let span = Span::mixed_site();
    let Function {
        attrs, vis, sig, ..
    } = import.function;
    let inherited = model.block.into_iter().flat_map(Block::inherited);
    let rt = &model.runtime;
    let file = match model.block {
        None => file::declare(model),
        Some(_) => None,
    };
    let (named, found, call) = (rt.named(), found(model, import), call(model, import));
    quote_spanned! {span=>
        #(#inherited)*
        #(#attrs)*
        #vis #sig {
            #named
            #file
            static __FUNCTION: #rt::JsFunction = #rt::JsFunction::#found;
            #call
        }
    }
}

/// The name of JavaScript, where it is, and what it is if no function.
fn found(model: &Model, import: &Import) -> TokenStream {
    let span = Span::mixed_site();
    let identifier = &import.identifier;
    let origin = match (&import.this(), &model.module, &model.file) {
        (Some(_), _, _) | (None, None, _) => quote_spanned!(span=> global(#identifier)),
        (None, Some(module), None) => quote_spanned!(span=> in_module(#module, #identifier)),
        (None, Some(_), Some(_)) => {
            let file = file::name(model);
            quote_spanned!(span=> in_file(&#file, #identifier))
        }
    };
    let role = match import.role {
        Some(Role::Constructor) => quote_spanned!(span=> .constructor()),
        Some(Role::Getter) => quote_spanned!(span=> .getter()),
        Some(Role::Setter) => quote_spanned!(span=> .setter()),
        _ => TokenStream::new(),
    };
    quote_spanned!(span=> #origin #role)
}

fn call(model: &Model, import: &Import) -> TokenStream {
    let rt = &model.runtime;
    let span = Span::mixed_site();
    let callee = if let Some(this) = import.this() {
        let name = this.name.to_token_stream();
        let arguments = quote_spanned!(span=> __FUNCTION, #name);
        rt.call("on", arguments, Extent::of(&this.source.ty))
    } else {
        quote_spanned!(span=> __FUNCTION.callee())
    };
    let arguments = import.sent().iter().map(|parameter| {
        let name = parameter.name.to_token_stream();
        rt.call("arg", name, Extent::of(&parameter.source.ty))
    });
    let arguments = quote_spanned!(span=> [#(#arguments),*]);
    let signature = &import.function.sig;
    let (mode, extent) = match (&signature.output, signature.asyncness) {
        (ReturnType::Default, _) => {
            let call = quote_spanned!(span=> one_way, #callee, #arguments);
            return rt.call("import", call, Extent::of(&signature.ident));
        }
        (ReturnType::Type(_, result), None) => {
            (quote_spanned!(span=> sync #result), Extent::of(result))
        }
        (ReturnType::Type(_, result), Some(_)) => {
            (quote_spanned!(span=> async #result), Extent::of(result))
        }
    };
    let name = match import.role {
        Some(Role::Constructor) => "construct",
        Some(Role::Setter) => "set",
        _ => "import",
    };
    rt.call(
        name,
        quote_spanned!(span=> #mode, #callee, #arguments),
        extent,
    )
}
