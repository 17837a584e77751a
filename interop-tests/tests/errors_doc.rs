//! docs/errors.md has one section for each error code, which begins with what the code means.

use interop_runtime::ErrorCode;

const DOC: &str = include_str!("../../docs/errors.md");

/// The headings that are codes, each with the paragraphs below it.
fn sections() -> Vec<(&'static str, Vec<&'static str>)> {
    let (_, codes) = DOC
        .split_once("\n## The codes\n")
        .expect("a part with the codes");
    let section = |text: &'static str| {
        let (heading, body) = text.split_once('\n').expect("a heading and a body");
        (
            heading.trim_matches('`'),
            body.trim().split("\n\n").collect(),
        )
    };
    codes.split("\n## ").skip(1).map(section).collect()
}

#[test]
fn each_code_has_a_section_in_the_order_of_the_list() {
    let headings: Vec<&str> = sections().iter().map(|(heading, _)| *heading).collect();
    let codes: Vec<&str> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(headings, codes);
}

#[test]
fn each_section_says_when_what_to_do_and_what_is_alive() {
    for ((_, paragraphs), code) in sections().iter().zip(ErrorCode::ALL) {
        let [meaning, remedy, afterwards] = paragraphs[..] else {
            panic!("{code}: three paragraphs");
        };
        assert_eq!(meaning, code.meaning());
        assert!(remedy.starts_with("**What to do.** "), "{code}: {remedy}");
        assert!(
            afterwards.starts_with("**Afterwards.** "),
            "{code}: {afterwards}"
        );
    }
}
