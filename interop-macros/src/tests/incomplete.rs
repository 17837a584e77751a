//! Items as an editor sees them while they are written: whatever is missing, the rest of the item is there.

use proc_macro2::{Group, TokenStream, TokenTree};

use crate::js_export::js_export;
use crate::js_import::js_import;
use crate::js_invokable::js_invokable;

type Attribute = fn(TokenStream, TokenStream) -> TokenStream;

/// Complete ones, to be spoilt in every way.
const ITEMS: [(Attribute, &str, &str); 7] = [
    (
        js_invokable,
        "\"loadUser\", crate = my::runtime",
        "pub async fn load(js: JsRuntime, id: &[u8], mut n: Option<u32>) -> Result<User, String> { n.map(id) }",
    ),
    (
        js_invokable,
        "rename_all = \"camelCase\", types(Slot<i32>)",
        "impl<T: Clone + 'static> Slot<T> { #[js_invokable] fn get(&self) -> T { self.0.clone() } const A: u8 = 1; \
         #[js_invokable(\"put\")] async fn set(&mut self, this: RustObjectRef<Self>, value: T) {} }",
    ),
    (
        js_import,
        "\"getMessage\", module = \"messages\", getter",
        "#[doc = \"a\"] pub(crate) async fn message(this: &JsObjectRef) -> Result<String, InteropError>;",
    ),
    (
        js_import,
        "module = \"./a.js\", rename_all = \"camelCase\"",
        "extern \"js\" { fn log(message: &str); #[js_import(\"b\", method)] pub fn call(this: &JsObjectRef, n: u8); }",
    ),
    (
        js_export,
        "namespace = \"a.b\"",
        "pub fn sum(a: &Counter, b: u8) -> u8 { a.value + b }",
    ),
    (
        js_export,
        "\"Counter\"",
        "pub struct Counter { #[js_export] pub value: i32, #[js_export(readonly)] label: String, hidden: u8 }",
    ),
    (
        js_export,
        "",
        "impl Counter { #[js_export(constructor)] pub fn new(start: i32) -> Self { Counter } \
         #[js_export(getter)] pub fn double(&self) -> i32 { 2 } pub fn at() {} }",
    ),
];

/// The tokens without one of them, at any depth, and all that begin as these do.
fn spoilt(tokens: &TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<_> = tokens.clone().into_iter().collect();
    let mut spoilt = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let (before, after) = (&tokens[..index], &tokens[index + 1..]);
        spoilt.push(before.iter().cloned().collect());
        spoilt.push(before.iter().chain(after).cloned().collect());
        if let TokenTree::Group(group) = token {
            let inside = self::spoilt(&group.stream()).into_iter().map(|inside| {
                let group = TokenTree::Group(Group::new(group.delimiter(), inside));
                let around = before.iter().chain([&group]).chain(after);
                around.cloned().collect()
            });
            spoilt.extend(inside);
        }
    }
    spoilt
}

/// The words behind `fn`, `struct` and `impl`: what other code would miss.
fn names(tokens: TokenStream, names: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match (token, tokens.peek()) {
            (TokenTree::Ident(word), Some(TokenTree::Ident(name)))
                if word == "fn" || word == "struct" =>
            {
                names.push(name.to_string());
            }
            (TokenTree::Group(group), _) => self::names(group.stream(), names),
            _ => {}
        }
    }
}

fn words(tokens: TokenStream, all: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => all.push(word.to_string()),
            TokenTree::Group(group) => words(group.stream(), all),
            _ => {}
        }
    }
}

#[test]
fn an_incomplete_item_is_there_with_all_its_functions() {
    let mut count = 0;
    for (attribute, options, item) in ITEMS {
        let options: TokenStream = options.parse().unwrap();
        for item in spoilt(&item.parse().unwrap()) {
            let (mut expected, mut found) = (Vec::new(), Vec::new());
            names(item.clone(), &mut expected);
            words(attribute(options.clone(), item.clone()), &mut found);
            for name in expected {
                assert!(found.contains(&name), "`{name}` is gone from {item}");
            }
            count += 1;
        }
    }
    assert!(count > 400, "only {count} items were tried");
}

#[test]
fn an_incomplete_option_leaves_the_item_as_it_is() {
    for (attribute, options, item) in ITEMS {
        let item: TokenStream = item.parse().unwrap();
        for options in spoilt(&options.parse().unwrap()) {
            let (mut expected, mut found) = (Vec::new(), Vec::new());
            names(item.clone(), &mut expected);
            let expanded = attribute(options.clone(), item.clone());
            words(expanded.clone(), &mut found);
            for name in expected {
                assert!(found.contains(&name), "`{name}` is gone with {options}");
            }
            // What comes out is always an item for rustc, whatever went in.
            assert!(syn::parse2::<syn::File>(expanded).is_ok(), "with {options}");
        }
    }
}

/// As a compiler that stays in memory calls us: in any order, again and again.
#[test]
fn nothing_is_kept_between_expansions() {
    let expand = |(attribute, options, item): &(Attribute, &str, &str)| {
        attribute(options.parse().unwrap(), item.parse().unwrap()).to_string()
    };
    let first: Vec<_> = ITEMS.iter().map(expand).collect();
    let mut backwards: Vec<_> = ITEMS.iter().rev().map(expand).collect();
    backwards.reverse();
    assert_eq!(first, backwards);
    // A mistake leaves nothing behind either.
    let _ = js_export(
        "then".parse().unwrap(),
        "impl Counter { pub }".parse().unwrap(),
    );
    assert_eq!(first, ITEMS.iter().map(expand).collect::<Vec<_>>());
}

#[test]
fn a_lonely_comma_or_an_unfinished_word_is_one_mistake() {
    let source = [
        ("#[js_invokable(,)] fn a() {}", 1),
        ("#[js_invokable(\"b\",)] fn a() {}", 0),
        ("#[js_invokable()] fn a() {}", 0),
        ("#[js_import(modu)] fn a();", 1),
        ("#[js_import(module = )] fn a();", 1),
        ("#[js_invokable] fn a(b: ) {}", 1),
        ("#[js_invokable] fn a(b: u8) -> { 1 }", 1),
        (
            "#[js_invokable] impl A { #[js_invokable] fn a(&self, ) {} #[js_invokable] fn b(&self, c: ) {} }",
            1,
        ),
        (
            "#[js_import] extern \"js\" { fn a(b: ); fn c(); fn d() -> ; }",
            2,
        ),
    ];
    for (source, expected) in source {
        let mut tokens = source.parse::<TokenStream>().unwrap().into_iter().skip(1);
        let Some(TokenTree::Group(attribute)) = tokens.next() else {
            panic!("no attribute opens {source}");
        };
        let mut attribute = attribute.stream().into_iter();
        let run = match attribute.next().unwrap().to_string().as_str() {
            "js_invokable" => js_invokable,
            _ => js_import,
        };
        let options = match attribute.next() {
            Some(TokenTree::Group(options)) => options.stream(),
            _ => TokenStream::new(),
        };
        let mut found = Vec::new();
        words(run(options, tokens.collect()), &mut found);
        let errors = found.iter().filter(|word| *word == "compile_error");
        assert_eq!(errors.count(), expected, "{source}");
    }
}
