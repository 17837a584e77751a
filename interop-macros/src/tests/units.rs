//! Parts that need no item around them.

use crate::case::Case;
use crate::errors::Errors;
use crate::nearest::nearest;
use crate::self_type::written_out;

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
    assert_eq!(nearest("constructor", known), None);
    assert_eq!(nearest("x", known), None);
}

#[test]
fn self_is_written_out_everywhere() {
    let tokens = "Vec<[Self; Self::LENGTH]>, m!(Self), &Selfish"
        .parse()
        .unwrap();
    let ty = syn::parse_str("a::Helper").unwrap();
    let written = written_out(tokens, &ty).to_string().replace(' ', "");
    assert_eq!(
        written,
        "Vec<[a::Helper;<a::Helper>::LENGTH]>,m!(a::Helper),&Selfish"
    );
}

#[test]
#[should_panic(expected = "a stage ended without `Errors::finish`")]
fn forgotten_errors_panic() {
    drop(Errors::new());
}
