//! Attribute macros as authors have them from other crates: one rewrites a function's body, one only looks at its item.

use proc_macro::{Delimiter, Group, TokenStream, TokenTree};

/// Wraps the body of a function, as `#[tracing::instrument]` does; `await` inside is kept.
#[proc_macro_attribute]
pub fn traced(_options: TokenStream, item: TokenStream) -> TokenStream {
    let mut tokens: Vec<_> = item.into_iter().collect();
    match tokens.pop() {
        Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace => {
            let inner = TokenTree::Group(Group::new(Delimiter::Brace, body.stream()));
            let entered: TokenStream = ENTERED.parse().unwrap_or_default();
            let body = entered.into_iter().chain([inner]).collect();
            tokens.push(TokenTree::Group(Group::new(Delimiter::Brace, body)));
        }
        last => tokens.extend(last),
    }
    tokens.into_iter().collect()
}

const ENTERED: &str = "let __entered = 1_u8; ::core::mem::drop(__entered);";

/// Gives its item back as it is.
#[proc_macro_attribute]
pub fn untouched(_options: TokenStream, item: TokenStream) -> TokenStream {
    item
}

/// Gives its item back in an invisible group, as `macro_rules!` does with `$item:item`.
#[proc_macro_attribute]
pub fn grouped(_options: TokenStream, item: TokenStream) -> TokenStream {
    TokenStream::from(TokenTree::Group(Group::new(Delimiter::None, item)))
}
