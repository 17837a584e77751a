//! Generated code of an invokable: an endpoint under its identifier, once for each type of its block.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::model::Model;
use crate::endpoint::Endpoint;
use crate::endpoint::expand::{Target, expand as expand_endpoint};
use crate::symbol::{Kind, Location, symbol};

pub(crate) fn expand(model: &Model) -> TokenStream {
    let Some(owner) = &model.owner else {
        return expand_each(model, None);
    };
    let instances = owner.instances();
    let targets = instances.iter().map(|instance| Target { owner, instance });
    targets
        .map(|target| expand_each(model, Some(target)))
        .collect()
}

fn expand_each(model: &Model, target: Option<Target>) -> TokenStream {
    let endpoints = model.endpoints.iter();
    endpoints
        .map(|endpoint| {
            let registration = registration(model, endpoint, target);
            expand_endpoint(&model.runtime, endpoint, target, &registration)
        })
        .collect()
}

/// Under which names the runtime finds the endpoint.
fn registration(model: &Model, endpoint: &Endpoint, target: Option<Target>) -> TokenStream {
    let span = Span::mixed_site();
    let krate = &model.krate;
    let identifier = model.registered(endpoint);
    let (kind, word) = match target.filter(|_| endpoint.receiver.is_some()) {
        Some(target) => {
            let ty = &target.instance.ty;
            (Kind::Method, quote_spanned!(span=> method(#ty)))
        }
        None => (Kind::Function, quote_spanned!(span=> function)),
    };
    let location = Location::of(endpoint.name().span());
    let owner = target.map(|target| target.owner.key(target.instance));
    let symbol = symbol(
        kind,
        krate,
        &identifier,
        &location,
        &owner.unwrap_or_default(),
    );
    quote_spanned!(span=> #word #symbol, #krate, #identifier)
}
