//! Parts that need no item around them.

use crate::case::Case;
use crate::errors::Errors;
use crate::instance::Instance;
use crate::nearest::nearest;

fn renamed(case: &str, name: &str) -> String {
    let literal = syn::LitStr::new(case, proc_macro2::Span::call_site());
    Case::named(&literal).expect("a known case").apply(name)
}

#[test]
fn cases() {
    for (case, expected) in [
        ("camelCase", "getHelloMessage2"),
        ("PascalCase", "GetHelloMessage2"),
        ("snake_case", "get_hello_message_2"),
        ("SCREAMING_SNAKE_CASE", "GET_HELLO_MESSAGE_2"),
        ("kebab-case", "get-hello-message-2"),
    ] {
        assert_eq!(renamed(case, "get_hello_message_2"), expected);
    }
}

#[test]
fn near_words_are_found_and_far_ones_are_not() {
    let known = ["module", "crate", "rename_all"];
    assert_eq!(nearest("modul", known), Some("module"));
    assert_eq!(nearest("renameAll", known), Some("rename_all"));
    assert_eq!(nearest("rename", known), Some("rename_all"));
    assert_eq!(nearest("mo", known), None);
    assert_eq!(nearest("constructor", known), None);
    assert_eq!(nearest("x", known), None);
}

fn instance(block: &str, listed: &str) -> Option<Instance> {
    let block = syn::parse_str(block).expect("a block");
    Instance::of(&syn::parse_str(listed).expect("a type"), &block)
}

fn written_out(instance: &Instance, tokens: &str) -> String {
    let tokens = tokens.parse().expect("tokens");
    instance.written_out(tokens).to_string().replace(' ', "")
}

#[test]
fn self_is_written_out_everywhere() {
    let helper = Instance::sole(&syn::parse_str("a::Helper").unwrap());
    assert_eq!(
        written_out(&helper, "Vec<[Self; Self::LENGTH]>, m!(Self), &Selfish"),
        "Vec<[a::Helper;<a::Helper>::LENGTH]>,m!(a::Helper),&Selfish"
    );
}

#[test]
fn parameters_are_written_out_but_not_their_namesakes() {
    let pair = instance(
        "impl<T, const N: usize> Pair<Vec<T>, N> {}",
        "a::Pair<std::vec::Vec<i32>, 4>",
    );
    assert_eq!(
        written_out(
            &pair.unwrap(),
            "[T; N], T::Item, a::T, fn(b: T), &'T u8, Self"
        ),
        "[i32;4],<i32>::Item,a::T,fn(b:i32),&'Tu8,a::Pair<std::vec::Vec<i32>,4>"
    );
}

#[test]
fn only_the_types_of_a_block_are_its_instances() {
    let block = "impl<T, U> Pair<T, (U, bool), T> {}";
    for listed in [
        "Pair<u8>",
        "Two<u8, u8, u8>",
        "Pair<u8, u8, u8>",
        "(u8, u8)",
        "Pair",
    ] {
        assert!(instance(block, listed).is_none(), "{listed}");
    }
    let block = "impl<T> Pair<T, Vec<bool>, T> {}";
    assert!(instance(block, "Pair<u8, Vec<bool>, u8>").is_some());
    assert!(instance(block, "Pair<u8, Vec<bool>, i8>").is_none());
    assert!(instance(block, "Pair<u8, Vec<u8>, u8>").is_none());
}

#[test]
#[should_panic(expected = "an expansion ended without `Errors::finish`")]
fn forgotten_errors_panic() {
    drop(Errors::new());
}
