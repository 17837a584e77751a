//! Generated code of an endpoint: take the arguments, call, and register. All behaviour is the runtime's.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{Attribute, Expr, ReturnType, Type};

use super::{Endpoint, Owner};
use crate::instance::Instance;
use crate::runtime_path::{Extent, RuntimePath};
use crate::signature::{is_exclusive, local};
use crate::symbol::{Location, hidden};
use crate::words::find_word;

/// The type on which a method or static is called.
#[derive(Clone, Copy)]
pub(crate) struct Target<'a> {
    pub(crate) owner: &'a Owner<'a>,
    pub(crate) instance: &'a Instance,
}

/// The function that a host runs, and what the registration says about it: `sync __call(a: f64) -> f64`.
pub(crate) struct Call {
    pub(crate) function: TokenStream,
    pub(crate) listed: TokenStream,
}

/// What the registration says about a signature. Of it, a usual build keeps the types of the parameters.
pub(crate) struct Typed<'a> {
    pub(crate) names: &'a [Ident],
    pub(crate) listed: &'a [TokenStream],
    pub(crate) result: TokenStream,
    pub(crate) docs: &'a [&'a Expr],
}

/// The doc comments at the end of a registration.
pub(crate) fn documented(docs: &[&Expr]) -> Option<TokenStream> {
    (!docs.is_empty()).then(|| quote_spanned!(Span::mixed_site()=> , [#(#docs),*]))
}

/// Keeps generated names to themselves. An `#[allow(deprecated)]` of the user's stands on the item, and does
/// not reach this.
pub(crate) fn constant(
    rt: &RuntimePath,
    conditions: &[&Attribute],
    content: &TokenStream,
) -> TokenStream {
    let named = rt.named();
    quote_spanned! {Span::mixed_site()=>
        #(#conditions)*
        #[allow(deprecated)]
        const _: () = { #named #content };
    }
}

/// The same for a function, which may stand in an `impl` block that is not marked: nobody knows. There rustc would take
/// a constant for one of the type, and find one mistake after the other in it. A trait it refuses as a whole, in one
/// error; that is shown at the function's name, where the trait seems to begin and to end.
fn hidden_trait(
    rt: &RuntimePath,
    conditions: &[&Attribute],
    name: &Ident,
    content: &TokenStream,
) -> TokenStream {
    let named = rt.named();
    let (span, at_name) = (Span::mixed_site(), Extent::of(name).first());
    let hidden = hidden("Registered", &name.to_string(), &Location::of(name.span()));
    let hidden = Ident::new(&hidden, span);
    let content = quote_spanned!(span=> const AS: () = { #named #content };);
    let mut body = Group::new(Delimiter::Brace, content);
    body.set_span(at_name);
    let keyword = Ident::new("trait", at_name);
    quote_spanned! {span=>
        #(#conditions)*
        #[doc(hidden)]
        #[allow(dead_code, deprecated)]
        #keyword #hidden #body
    }
}

/// An endpoint under the registration that its attribute gives it.
pub(crate) fn expand(
    rt: &RuntimePath,
    endpoint: &Endpoint,
    target: Option<Target>,
    registration: &TokenStream,
) -> TokenStream {
    let parameters = endpoint.parameters.iter();
    let outside = |ty: TokenStream| match target {
        Some(target) => target.instance.written_out(ty),
        None => ty,
    };
    let listed = parameters
        .clone()
        .map(|parameter| outside(parameter.listed(rt)));
    let listed: Vec<_> = listed.collect();
    let taken = parameters
        .zip(&listed)
        .enumerate()
        .map(|(index, (parameter, ty))| {
            let outside = |ty: &Type| outside(ty.to_token_stream());
            let (local, taken) = (local(index), parameter.taken(rt, ty, outside));
            quote_spanned!(Span::mixed_site()=> let #local = #taken;)
        });
    let this = target.filter(|_| endpoint.receiver.is_some());
    let this = this.map(|target| this_of(rt, &target.instance.ty, &endpoint.identifier));
    let outcome = outcome(rt, endpoint, target);
    let statements = quote_spanned!(Span::mixed_site()=> #this #(#taken)*);
    let names = endpoint.parameters.iter().map(|parameter| parameter.name);
    let names: Vec<_> = names
        .map(|name| name.map_or_else(|| local(0), Ident::clone))
        .collect();
    let typed = Typed {
        names: &names,
        listed: &listed,
        result: result(rt, endpoint, outside),
        docs: &endpoint.docs,
    };
    let call = Call::new(rt, endpoint.is_async(), &statements, &outcome, &typed);
    let content = call.content(rt, registration);
    if target.is_some() {
        constant(rt, &endpoint.conditions, &content)
    } else {
        hidden_trait(rt, &endpoint.conditions, endpoint.name(), &content)
    }
}

/// A method finds its object before it takes arguments, and borrows it when they all are there.
pub(crate) fn this_of(rt: &RuntimePath, ty: &dyn ToTokens, method: &str) -> TokenStream {
    quote_spanned! {Span::mixed_site()=>
        let __this = #rt::this!(__args, #ty, #method);
    }
}

impl Call {
    pub(crate) fn new(
        rt: &RuntimePath,
        is_async: bool,
        statements: &TokenStream,
        outcome: &TokenStream,
        typed: &Typed,
    ) -> Self {
        let span = Span::mixed_site();
        let (mode, result, outcome) = if is_async {
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
                outcome.clone(),
            )
        };
        let function = quote_spanned! {span=>
            fn __call<__A: #rt::Args>(__args: &mut __A) -> #rt::#result {
                #statements
                #outcome
            }
        };
        let Typed {
            names,
            listed,
            result,
            ..
        } = typed;
        let docs = documented(typed.docs);
        let listed = quote_spanned!(span=> #mode __call(#(#names: #listed),*) -> #result #docs);
        Self { function, listed }
    }

    pub(crate) fn registered(
        &self,
        rt: &RuntimePath,
        conditions: &[&Attribute],
        registration: &TokenStream,
    ) -> TokenStream {
        constant(rt, conditions, &self.content(rt, registration))
    }

    fn content(&self, rt: &RuntimePath, registration: &TokenStream) -> TokenStream {
        let Self { function, listed } = self;
        quote_spanned! {Span::mixed_site()=>
            #function
            #rt::register! { #registration, #listed }
        }
    }
}

/// The type of the result as it reads outside of the block. What a trait's `impl` says of itself has no name there.
fn result(
    rt: &RuntimePath,
    endpoint: &Endpoint,
    outside: impl Fn(TokenStream) -> TokenStream,
) -> TokenStream {
    match &endpoint.signature.output {
        ReturnType::Default => quote_spanned!(Span::mixed_site()=> ()),
        ReturnType::Type(_, ty) if has_projection(&ty.to_token_stream()) => {
            quote_spanned!(Span::mixed_site()=> #rt::Unnamed)
        }
        ReturnType::Type(_, ty) => outside(ty.to_token_stream()),
    }
}

/// Whether `Self::…` is among the tokens.
fn has_projection(ty: &TokenStream) -> bool {
    find_word(ty, "Self").is_some() && ty.to_string().replace(' ', "").contains("Self::")
}

fn outcome(rt: &RuntimePath, endpoint: &Endpoint, target: Option<Target>) -> TokenStream {
    let span = Span::mixed_site();
    let dot_await = endpoint.is_async().then(|| quote_spanned!(span=> .await));
    let callee = callee(endpoint, target);
    let parameters = endpoint.parameters.iter().enumerate();
    let given = parameters
        .clone()
        .filter(|(_, parameter)| parameter.is_given());
    let given: Vec<_> = given.map(|(index, _)| local(index)).collect();
    let given = (!given.is_empty()).then(|| quote_spanned!(span=> [#(#given),*]));
    let lent = parameters.clone();
    let lent = lent.filter_map(|(index, parameter)| parameter.lent(rt, index));
    let passed = parameters.map(|(index, parameter)| parameter.passed(index));
    let extent = Extent::of(endpoint.result());
    let Some(receiver) = endpoint.receiver else {
        let call = quote_spanned!(span=> #given #callee(#(#passed),*) #dot_await);
        let outcome = rt.call("outcome", call, extent);
        return quote_spanned!(span=> #(#lent)* #outcome);
    };
    let exclusive = is_exclusive(receiver).then(|| quote_spanned!(span=> mut));
    // An async call waits for those before it, a sync one cannot.
    let borrow = match (endpoint.is_async(), &exclusive) {
        (true, Some(_)) => quote_spanned!(span=> wait_mut),
        (true, None) => quote_spanned!(span=> wait),
        (false, Some(_)) => quote_spanned!(span=> borrow_mut),
        (false, None) => quote_spanned!(span=> borrow),
    };
    let call = quote_spanned!(span=> #given #callee(&#exclusive __object #(, #passed)*) #dot_await);
    let outcome = rt.call("outcome", call, extent);
    quote_spanned! {span=>
        let #exclusive __object = #rt::#borrow!(__this);
        #(#lent)*
        #outcome
    }
}

fn callee(endpoint: &Endpoint, target: Option<Target>) -> TokenStream {
    let name = endpoint.name();
    let Some(Target { owner, instance }) = target else {
        return name.to_token_stream();
    };
    let ty = &instance.ty;
    let mut name = name.clone();
    if owner.types.is_some() {
        // The listed type is what may miss a bound of the method's.
        name.set_span(Extent::of(ty).at(name.span()));
    }
    let interface = owner.interface().map(|path| {
        let path = instance.written_out(path.to_token_stream());
        quote_spanned!(Span::mixed_site()=> as #path)
    });
    quote_spanned!(Span::mixed_site()=> <#ty #interface>::#name)
}
