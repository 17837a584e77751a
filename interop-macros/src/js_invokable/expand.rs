//! Generated code of an invokable: take the arguments, call, and register. All behaviour is the runtime's.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use super::model::{Endpoint, Model, Owner};
use crate::runtime_path::Extent;
use crate::self_type::written_out;
use crate::signature::{is_exclusive, local};
use crate::symbol::{Kind, Location, symbol};

pub(crate) fn expand(model: &Model) -> TokenStream {
    model
        .endpoints
        .iter()
        .map(|endpoint| expand_endpoint(model, endpoint))
        .collect()
}

fn expand_endpoint(model: &Model, endpoint: &Endpoint) -> TokenStream {
    let span = Span::mixed_site();
    let rt = &model.runtime;
    let conditions = &endpoint.conditions;
    let types = taken_types(model, endpoint);
    let locals = (0..types.len()).map(local);
    let taken = endpoint
        .parameters
        .iter()
        .zip(&types)
        .map(|(parameter, ty)| {
            let arguments = quote_spanned!(span=> __args, #ty);
            rt.call("take", arguments, Extent::of(&parameter.source.ty))
        });
    let this = this(model, endpoint);
    let outcome = outcome(model, endpoint);
    let (mode, result, body) = if endpoint.is_async() {
        let begin = quote_spanned!(span=> #rt::begin(async move { #outcome }));
        (
            quote_spanned!(span=> async),
            quote_spanned!(span=> Begun),
            begin,
        )
    } else {
        (
            quote_spanned!(span=> sync),
            quote_spanned!(span=> Outcome),
            outcome,
        )
    };
    let registration = registration(model, endpoint);
    // An `#[allow(deprecated)]` of the user's stands on the item, and does not reach this.
    quote_spanned! {span=>
        #(#conditions)*
        #[allow(deprecated)]
        const _: () = {
            fn __call<__A: #rt::Args>(__args: &mut __A) -> #rt::#result {
                #this
                #(let #locals = #taken;)*
                #body
            }
            #rt::register! { #registration, #mode __call(#(#types),*) }
        };
    }
}

fn taken_types(model: &Model, endpoint: &Endpoint) -> Vec<TokenStream> {
    let taken = endpoint
        .parameters
        .iter()
        .map(|parameter| parameter.taken(&model.runtime));
    match &model.owner {
        Some(owner) => taken.map(|ty| written_out(ty, owner.ty())).collect(),
        None => taken.collect(),
    }
}

/// A method finds its object before it takes arguments, and borrows it when they all are there.
fn this(model: &Model, endpoint: &Endpoint) -> Option<TokenStream> {
    endpoint.receiver?;
    let rt = &model.runtime;
    let ty = model.owner.as_ref()?.ty();
    let identifier = &endpoint.identifier;
    Some(quote_spanned! {Span::mixed_site()=>
        let __this = #rt::this!(__args, #ty, #identifier);
    })
}

fn outcome(model: &Model, endpoint: &Endpoint) -> TokenStream {
    let span = Span::mixed_site();
    let rt = &model.runtime;
    let is_async = endpoint.is_async();
    let dot_await = is_async.then(|| quote_spanned!(span=> .await));
    let callee = callee(model.owner.as_ref(), endpoint);
    let parameters = endpoint.parameters.iter().enumerate();
    let passed = parameters.map(|(index, parameter)| parameter.passed(index));
    let extent = Extent::of(endpoint.result());
    let Some(receiver) = endpoint.receiver else {
        let call = quote_spanned!(span=> #callee(#(#passed),*) #dot_await);
        return rt.call("outcome", call, extent);
    };
    let exclusive = is_exclusive(receiver).then(|| quote_spanned!(span=> mut));
    let borrow = if exclusive.is_some() {
        quote_spanned!(span=> borrow_mut)
    } else {
        quote_spanned!(span=> borrow)
    };
    let call = quote_spanned!(span=> #callee(&#exclusive __object #(, #passed)*) #dot_await);
    let outcome = rt.call("outcome", call, extent);
    quote_spanned! {span=>
        let #exclusive __object = #rt::#borrow!(__this);
        #outcome
    }
}

fn callee(owner: Option<&Owner>, endpoint: &Endpoint) -> TokenStream {
    let name = &endpoint.signature.ident;
    let Some(owner) = owner else {
        return name.to_token_stream();
    };
    let ty = owner.ty();
    let interface = owner.interface().map(|path| {
        let path = written_out(path.to_token_stream(), ty);
        quote_spanned!(Span::mixed_site()=> as #path)
    });
    quote_spanned!(Span::mixed_site()=> <#ty #interface>::#name)
}

/// Under which names the runtime finds the endpoint.
fn registration(model: &Model, endpoint: &Endpoint) -> TokenStream {
    let span = Span::mixed_site();
    let krate = &model.krate;
    let identifier = model.registered(endpoint);
    let owner = model.owner.as_ref();
    let ty = owner.map(Owner::ty).filter(|_| endpoint.receiver.is_some());
    let (kind, word) = match ty {
        Some(ty) => (Kind::Method, quote_spanned!(span=> method(#ty))),
        None => (Kind::Function, quote_spanned!(span=> function)),
    };
    let location = Location::of(endpoint.signature.ident.span());
    let owner = owner.map(Owner::to_string).unwrap_or_default();
    let symbol = symbol(kind, krate, &identifier, &location, &owner);
    quote_spanned!(span=> #word #symbol, #krate, #identifier)
}
