//! Generated code of an export: endpoints registered under their names, and a class with a function for each
//! property.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Ident;

use super::model::{Class, Export, Member, MemberKind, Model, Property};
use crate::endpoint::Owner;
use crate::endpoint::expand::{
    Call, Target, Typed, constant, documented, expand as expand_endpoint, this_of,
};
use crate::runtime_path::Extent;
use crate::signature::local;
use crate::symbol::{Kind, Location, symbol};

pub(crate) fn expand(model: &Model) -> TokenStream {
    match &model.export {
        Export::Function(endpoint) => {
            let place = place(model);
            let what = quote_spanned!(Span::mixed_site()=> function #place);
            let name = (endpoint.identifier.as_str(), endpoint.name());
            let registration = registration(model, &what, name, "");
            expand_endpoint(&model.runtime, endpoint, None, &registration)
        }
        Export::Class(class) => {
            let properties = class.properties.iter();
            let properties = properties.map(|property| expand_property(model, class, property));
            let class = expand_class(model, class);
            class.into_iter().chain(properties.flatten()).collect()
        }
        Export::Members(owner, members) => {
            let members = members.iter();
            members
                .map(|member| expand_member(model, owner, member))
                .collect()
        }
    }
}

/// What a struct with a mistake is all the same: a class, so that the functions which take it are not refused as well.
pub(crate) fn fallback(model: &Model) -> Option<TokenStream> {
    let Export::Class(class) = &model.export else {
        return None;
    };
    let (rt, item) = (&model.runtime, class.item);
    let ty = &item.ident;
    if !item.generics.params.is_empty() {
        return None;
    }
    let content = if class.derived_deserialize().is_some() {
        quote_spanned!(Span::mixed_site()=> impl #rt::Exported for #ty {})
    } else {
        quote_spanned!(Span::mixed_site()=> #rt::exported!(#ty);)
    };
    Some(constant(rt, &class.conditions, &content))
}

fn expand_class(model: &Model, class: &Class) -> TokenStream {
    let span = Span::mixed_site();
    let (rt, ty) = (&model.runtime, &class.item.ident);
    let place = place(model);
    let what = quote_spanned!(span=> class(#ty) #place);
    let registration = registration(model, &what, (&class.name, ty), "class");
    let docs = documented(&class.docs);
    let exported = rt.call("exported", ty.to_token_stream(), Extent::of(ty));
    let content = quote_spanned! {span=>
        #exported;
        #rt::register! { #registration #docs }
    };
    constant(rt, &class.conditions, &content)
}

fn expand_property(model: &Model, class: &Class, property: &Property) -> TokenStream {
    let span = Span::mixed_site();
    let rt = &model.runtime;
    let owner = &class.item.ident;
    let (field, ty, name) = (property.field, property.ty, property.name.as_str());
    let this = this_of(rt, owner, name);
    let register = |word: &str, statements: &TokenStream, outcome: &TokenStream, typed: &Typed| {
        let call = Call::new(rt, false, statements, outcome, typed);
        let kind = Ident::new(word, span);
        let what = quote_spanned!(span=> #kind(#owner));
        let at = (name, field.unwrap_or(owner));
        let registration = registration(model, &what, at, &format!("{word} {owner}"));
        call.registered(rt, &property.conditions, &registration)
    };
    let read = quote_spanned! {span=>
        #this
        let __object = #rt::borrow!(__this);
    };
    let value = quote_spanned!(span=> &__object.#field);
    let value = rt.call("outcome", value, Extent::of(ty));
    let typed = Typed {
        names: &[],
        listed: &[],
        result: ty.to_token_stream(),
        docs: &property.docs,
    };
    let getter = register("getter", &read, &value, &typed);
    if property.is_readonly {
        return getter;
    }
    let local = local(0);
    let taken = rt.call("take", quote_spanned!(span=> __args, #ty), Extent::of(ty));
    let given = rt.call("give", local.to_token_stream(), Extent::of(ty));
    let write = quote_spanned! {span=>
        #this
        let #local = #taken;
        let mut __object = #rt::borrow_mut!(__this);
        __object.#field = #given;
    };
    let done = quote_spanned!(span=> #rt::outcome!(()));
    let typed = Typed {
        names: &[Ident::new("value", span)],
        listed: &[ty.to_token_stream()],
        result: quote_spanned!(span=> ()),
        docs: &property.docs,
    };
    let setter = register("setter", &write, &done, &typed);
    quote_spanned!(span=> #getter #setter)
}

fn expand_member(model: &Model, owner: &Owner, member: &Member) -> TokenStream {
    let endpoint = &member.endpoint;
    let kind = match member.kind {
        MemberKind::Constructor => "constructor",
        MemberKind::Static => "static",
        MemberKind::Method => "method",
        MemberKind::Getter => "getter",
        MemberKind::Setter => "setter",
    };
    let instances = owner.instances();
    let members = instances.iter().map(|instance| {
        let ty = &instance.ty;
        let word = Ident::new(kind, Span::mixed_site());
        let what = quote_spanned!(Span::mixed_site()=> #word(#ty));
        let name = (endpoint.identifier.as_str(), endpoint.name());
        let key = format!("{kind} {}", owner.key(instance));
        let registration = registration(model, &what, name, &key);
        let target = Some(Target { owner, instance });
        expand_endpoint(&model.runtime, endpoint, target, &registration)
    });
    members.collect()
}

/// Under which of a module's exports JavaScript finds a function or a class.
fn place(model: &Model) -> TokenStream {
    let namespace = model.namespace.to_token_stream();
    let place = if namespace.is_empty() {
        quote_spanned!(Span::mixed_site()=> module)
    } else {
        namespace
    };
    quote_spanned!(Span::mixed_site()=> in #place)
}

/// How the runtime knows an entry; `key` tells it from those at the same place of the source.
fn registration(
    model: &Model,
    what: &TokenStream,
    (name, at): (&str, &Ident),
    key: &str,
) -> TokenStream {
    let krate = &model.krate;
    let symbol = symbol(Kind::Export, krate, name, &Location::of(at.span()), key);
    quote_spanned!(Span::mixed_site()=> export(#what) #symbol, #krate, #name)
}
