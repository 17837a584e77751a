//! The attributes, run as functions from tokens to tokens: what they generate, and what they refuse.

mod expansions;
mod export_errors;
mod import_errors;
mod incomplete;
mod instance_errors;
mod invokable_errors;
mod messages;
mod name_errors;
mod type_errors;
mod typescript;
mod units;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{File, Item, LitStr, Meta};

use crate::js_export::js_export;
use crate::js_import::js_import;
use crate::js_invokable::js_invokable;

/// Expands the attribute that opens `source`, as rustc would.
fn expand(source: &str) -> File {
    let mut tokens = source
        .parse::<TokenStream>()
        .expect("the source is tokens")
        .into_iter();
    let attribute = match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Punct(_)), Some(TokenTree::Group(group))) => group.stream(),
        _ => panic!("no attribute opens {source}"),
    };
    expand_tokens(attribute, tokens.collect())
}

/// Expands the attribute between `#[` and `]`.
fn expand_tokens(attribute: TokenStream, item: TokenStream) -> File {
    let attribute: Meta = syn::parse2(attribute).expect("the attribute has rustc's form");
    let options = match &attribute {
        Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    };
    let name = attribute.path().segments.last().expect("a name");
    let run = match name.ident.to_string().as_str() {
        "js_invokable" => js_invokable,
        "js_import" => js_import,
        "js_export" => js_export,
        other => panic!("{other} is none of ours"),
    };
    let expanded = run(options, item);
    let written = expanded.to_string();
    syn::parse2(expanded).unwrap_or_else(|error| panic!("{error} in {written}"))
}

fn pretty(source: &str) -> String {
    prettyplease::unparse(&expand(source))
}

/// The messages of the `compile_error!`s, and how many other items were left, besides the impls of a class.
fn refusal(source: &str) -> (Vec<String>, usize) {
    let (errors, items): (Vec<_>, Vec<_>) = expand(source).items.into_iter().partition(|item| {
        matches!(item, Item::Macro(call) if call.mac.path.to_token_stream().to_string().ends_with("compile_error"))
    });
    let messages = errors.into_iter().map(|error| match error {
        Item::Macro(call) => call.mac.parse_body::<LitStr>().expect("a message").value(),
        _ => unreachable!("only macros were kept"),
    });
    let generated = |item: &&Item| matches!(item, Item::Const(item) if item.ident == "_");
    let own = items.len() - items.iter().filter(generated).count();
    (messages.collect(), own)
}

/// Asserts all the messages of each source, in their order, and that its one item survives.
fn assert_refused(table: &[(&str, &[&str])]) {
    for (source, expected) in table {
        let (messages, items) = refusal(source);
        assert_eq!(messages, *expected, "\nfrom {source}");
        assert_eq!(items, 1, "the item of {source}");
        assert_style(&messages);
    }
}

/// House rule 5: one sentence without a capital or a full stop.
fn assert_style(messages: &[String]) {
    for message in messages {
        assert!(!message.starts_with(char::is_uppercase), "{message}");
        assert!(!message.ends_with('.'), "{message}");
    }
}
