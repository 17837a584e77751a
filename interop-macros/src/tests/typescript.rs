//! What `#[derive(TS)]` makes: a copy with the attributes that matter, under the type's own name.

use proc_macro2::TokenStream;

use crate::ts::ts;

fn derived(input: &str) -> String {
    let input: TokenStream = input.parse().expect("the test is Rust");
    ts(input).to_string().replace(' ', "")
}

#[test]
fn attributes_of_serde_and_our_own_go_along_and_no_others() {
    let text = derived(
        r#"#[non_exhaustive] #[serde(tag = "t")] enum A { #[default] #[serde(rename = "x")] B { #[arg] #[ts(type = "Date")] c: i32 } }"#,
    );
    assert!(
        text.contains(r#"#[ts(crate="::interop_runtime::__private::ts_rs",rename="A")]"#),
        "{text}"
    );
    assert!(
        text.contains(r#"#[serde(tag="t")]"#) && text.contains(r#"#[serde(rename="x")]"#),
        "{text}"
    );
    assert!(text.contains(r#"#[ts(type="Date")]"#), "{text}");
    assert!(
        !text.contains("non_exhaustive") && !text.contains("default") && !text.contains("arg"),
        "{text}"
    );
}

#[test]
fn a_name_and_a_runtime_of_its_own() {
    let text = derived(
        r#"#[ts(crate = my::runtime, rename = "Other")] struct A<T: Clone>(T) where T: Copy;"#,
    );
    assert!(
        text.starts_with("my::runtime::__private::typescript!"),
        "{text}"
    );
    assert!(
        text.contains(r#"#[ts(crate="my::runtime::__private::ts_rs")]"#),
        "{text}"
    );
    assert!(text.contains(r#"#[ts(rename="Other")]"#), "{text}");
    assert!(
        text.contains("[<T:Clone+my::runtime::__private::ts_rs::TS>]A<T>,__A<T>,[whereT:Copy]"),
        "{text}"
    );
}

#[test]
fn a_union_is_refused() {
    let text = derived("union A { a: u8, b: i8 }");
    assert!(
        text.contains("aunioncannotcross,writeastructoranenum"),
        "{text}"
    );
}
