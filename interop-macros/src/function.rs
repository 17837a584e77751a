//! A function as all attributes read it: its signature parsed, its body left as the tokens it came as.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{
    Attribute, FnArg, ForeignItemFn, ReturnType, Safety, Signature, Token, Visibility, token,
};

use crate::marks;
use crate::words::find_word;

pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    /// Our own attributes, taken off the others.
    pub(crate) marks: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    pub(crate) body: Option<Group>,
}

impl Parse for Function {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut function = Self::parse_unmarked(input)?;
        function.marks = marks::take(&mut function.attrs);
        Ok(function)
    }
}

impl Function {
    /// A function of an `impl` block, where an import expands by itself.
    pub(crate) fn parse_member(input: ParseStream) -> syn::Result<Self> {
        let mut function = Self::parse_unmarked(input)?;
        function.marks = marks::take_of_blocks(&mut function.attrs);
        Ok(function)
    }

    /// One that only an `extern` block can hold: `safe fn`.
    pub(crate) fn declared(item: ForeignItemFn) -> Self {
        let ForeignItemFn {
            mut attrs,
            vis,
            sig,
            ..
        } = item;
        let marks = marks::take(&mut attrs);
        Self {
            attrs,
            marks,
            vis,
            sig,
            body: None,
        }
    }

    fn parse_unmarked(input: ParseStream) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let sig = input.parse()?;
        let body = if input.peek(token::Brace) {
            Some(body(input)?)
        } else {
            input.parse::<Token![;]>()?;
            None
        };
        Ok(Self {
            attrs,
            marks: Vec::new(),
            vis,
            sig,
            body,
        })
    }

    /// The function as it came, but for our attributes.
    pub(crate) fn unchanged(&self) -> TokenStream {
        let body = self.body.as_ref().map(ToTokens::to_token_stream);
        self.with(&self.sig, &body.unwrap_or_else(|| quote!(;)))
    }

    /// The function with a body, so that rustc adds no error of its own about a missing one.
    pub(crate) fn surviving(&self) -> TokenStream {
        if self.body.is_some() {
            return self.unchanged();
        }
        let body = quote!({ ::core::unreachable!() });
        let function = self.with(&plain(&self.sig), &body);
        quote!(#[allow(unused_mut, unused_variables)] #function)
    }

    /// What stands in for a function that JavaScript calls: the function itself, whatever is wrong with it.
    pub(crate) fn kept(&self) -> TokenStream {
        // A method of a trait rightly has no body, and the attribute cannot see that it is one.
        if self.sig.receiver().is_some() {
            self.unchanged()
        } else if let (Some(body), Some(_)) = (&self.body, &self.sig.variadic) {
            let variadic = None;
            let sig = self.sig.clone();
            self.with(&Signature { variadic, ..sig }, &body.to_token_stream())
        } else {
            self.surviving()
        }
    }

    /// Whether a result follows the parameters: `-> ()` is one, and makes a call wait for its end.
    pub(crate) fn has_result(&self) -> bool {
        matches!(self.sig.output, ReturnType::Type(..))
    }

    fn with(&self, sig: &Signature, body: &TokenStream) -> TokenStream {
        let Self { attrs, vis, .. } = self;
        quote!(#(#attrs)* #vis #sig #body)
    }
}

/// A `$body:block` of `macro_rules!` comes in an invisible group, which syn's own `Group` is not.
fn body(input: ParseStream) -> syn::Result<Group> {
    match input.parse()? {
        TokenTree::Group(body) => Ok(body),
        other => Err(syn::Error::new_spanned(other, "expected a body")),
    }
}

/// The signature without what rustc would refuse on a function with our body: one mistake is one error.
fn plain(sig: &Signature) -> Signature {
    let inputs = sig.inputs.iter();
    let inputs = inputs.filter(|input| matches!(input, FnArg::Typed(_)));
    let is_opaque = find_word(&sig.output.to_token_stream(), "impl").is_some();
    Signature {
        safety: Safety::Default,
        abi: None,
        variadic: None,
        inputs: inputs.cloned().collect(),
        output: if is_opaque {
            ReturnType::Default
        } else {
            sig.output.clone()
        },
        ..sig.clone()
    }
}
