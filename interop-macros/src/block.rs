//! An `impl` block whose functions JavaScript calls, with our own marks taken off, so that it can be emitted as it is.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, ImplItem, ItemImpl};

use crate::errors::Errors;
use crate::function::Function;
use crate::marks;
use crate::unread::{Member, members};

pub(crate) struct Block {
    /// The block without its members.
    pub(crate) item: ItemImpl,
    pub(crate) marks: Vec<Attribute>,
    inner_attrs: Vec<Attribute>,
    members: Vec<Member<Inside>>,
    body: Span,
}

/// A body is not looked into: it may be unfinished, and belongs to rustc.
enum Inside {
    Function(Box<Function>),
    Other(Box<ImplItem>),
}

impl Block {
    /// Only the marks called `mark` belong to the block's attribute; those for blocks of the other kind are refused.
    pub(crate) fn parse(tokens: TokenStream) -> syn::Result<Self> {
        let mut head: Vec<_> = tokens.into_iter().collect();
        let body = match head.pop() {
            Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace => body,
            _ => return Err(syn::Error::new(Span::call_site(), "no body")),
        };
        let head = head.into_iter().collect::<TokenStream>();
        let mut item: ItemImpl = syn::parse2(quote!(#head {}))?;
        let marks = marks::take(&mut item.attrs);
        let inside = |input: ParseStream| {
            let inner = input.call(Attribute::parse_inner)?;
            Ok((inner, members(input.parse()?, Inside::parse)))
        };
        let (inner_attrs, members) = inside.parse2(body.stream())?;
        Ok(Self {
            item,
            marks,
            inner_attrs,
            members,
            body: body.span(),
        })
    }

    /// The functions of the block, each with the marks it had.
    pub(crate) fn methods(&self) -> impl Iterator<Item = &Function> {
        self.members.iter().filter_map(|member| match member {
            Member::Read(Inside::Function(function)) => Some(&**function),
            _ => None,
        })
    }

    /// Whether nothing in the block is meant for JavaScript.
    pub(crate) fn has_no_marks(&self) -> bool {
        self.methods().all(|method| method.marks.is_empty())
    }

    pub(crate) fn report_unread(&self, errors: &mut Errors) {
        for member in &self.members {
            if let Member::Unread(_, error) = member {
                errors.push(error.clone());
            }
        }
    }
}

impl Inside {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        // A `const` or a `type` fails early, and a function has no body yet that would be read twice.
        let ahead = input.fork();
        if ahead.call(Function::parse_member).is_ok() {
            let function = input.call(Function::parse_member)?;
            return Ok(Self::Function(Box::new(function)));
        }
        Ok(Self::Other(Box::new(input.parse()?)))
    }
}

impl ToTokens for Block {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let head: Vec<_> = self.item.to_token_stream().into_iter().collect();
        let inner_attrs = &self.inner_attrs;
        let members = self.members.iter().map(|member| match member {
            Member::Read(Inside::Function(function)) => function.unchanged(),
            Member::Read(Inside::Other(other)) => other.to_token_stream(),
            Member::Unread(tokens, _) => tokens.clone(),
        });
        let mut body = Group::new(Delimiter::Brace, quote!(#(#inner_attrs)* #(#members)*));
        body.set_span(self.body);
        tokens.extend(head.iter().take(head.len() - 1).cloned());
        tokens.extend([TokenTree::Group(body)]);
    }
}
