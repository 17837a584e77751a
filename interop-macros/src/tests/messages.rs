//! Every text that an author can read stands in a ui pair: a new message without one fails here.
//!
//! A text is a string literal of this crate with more than one word in it, or one of an `on_unimplemented` of the
//! runtime. It is found in the `.stderr` files of `interop-tests/tests/ui` with its `{…}` filled in.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::LitStr;

/// Texts that are never shown to an author.
const NOT_SHOWN: [&str; 4] = [
    // What a ui test cannot bring about, because cargo always names the package and rustc reads items before us.
    "no body",
    "expected a body",
    // The key of a symbol, and the code that wasm-bindgen copies.
    "{} for {ty}",
    "import * as members from \".{}\";\nexport const namespace = () => members;\n",
];

/// What stands in the place of a `{…}`, between pieces that are found word for word.
struct Text {
    source: String,
    pieces: Vec<String>,
}

impl Text {
    fn new(source: String) -> Option<Self> {
        let mut pieces = vec![String::new()];
        let mut depth = 0;
        for letter in source.chars() {
            match letter {
                '{' => {
                    depth += 1;
                    pieces.push(String::new());
                }
                '}' => depth -= 1,
                _ if depth == 0 => pieces.last_mut()?.push(letter),
                _ => {}
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        let has_words = pieces.iter().any(|piece| piece.trim().contains(' '));
        (has_words && !NOT_SHOWN.contains(&source.as_str())).then_some(Self { source, pieces })
    }

    fn is_in(&self, line: &str) -> bool {
        let mut rest = line;
        self.pieces.iter().all(|piece| {
            let found = rest.find(piece.as_str());
            rest = found.map_or("", |at| &rest[at + piece.len()..]);
            found.is_some()
        })
    }
}

/// The literals among the tokens, besides those of attributes, of tests and of whatever panics.
fn collect(tokens: TokenStream, texts: &mut Vec<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let word = |index: usize| tokens.get(index).map(ToString::to_string);
    let is_word = |index: usize, names: &[&str]| {
        word(index).is_some_and(|word| names.contains(&word.as_str()))
    };
    let mut index = 0;
    while index < tokens.len() {
        let before = index.checked_sub(1);
        let panics = ["assert", "panic", "unreachable"];
        match &tokens[index] {
            TokenTree::Group(group) => {
                let of_attribute = group.delimiter() == Delimiter::Bracket
                    && before.is_some_and(|at| {
                        let inner = is_word(at, &["!"]) && at > 0 && is_word(at - 1, &["#"]);
                        inner || is_word(at, &["#"])
                    });
                let of_panic = before.is_some_and(|at| is_word(at, &["expect"]))
                    || before.is_some_and(|at| is_word(at, &["!"]))
                        && index.checked_sub(2).is_some_and(|at| is_word(at, &panics));
                if !of_attribute && !of_panic {
                    collect(group.stream(), texts);
                }
            }
            // `mod tests { … }`
            TokenTree::Ident(word) if word == "mod" && is_word(index + 1, &["tests"]) => index += 2,
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse2::<LitStr>(literal.clone().into_token_stream()) {
                    texts.push(text.value());
                }
            }
            _ => {}
        }
        index += 1;
    }
}

/// The texts of `#[diagnostic::on_unimplemented(…)]`.
fn collect_of_traits(tokens: TokenStream, texts: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match (token, tokens.peek()) {
            (TokenTree::Ident(word), Some(TokenTree::Group(group)))
                if word == "on_unimplemented" =>
            {
                collect(group.stream(), texts);
            }
            (TokenTree::Group(group), _) => collect_of_traits(group.stream(), texts),
            _ => {}
        }
    }
}

/// The files of a folder and those inside it, besides our own tests.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let inside = paths.into_iter().flat_map(|path| {
        if path.is_dir() {
            return files(&path, extension);
        }
        let is_wanted = path.extension().is_some_and(|it| it == extension);
        is_wanted.then_some(path).into_iter().collect()
    });
    inside
        .filter(|path| !path.to_string_lossy().contains("src/tests/"))
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn texts_in(folder: &Path, collect: fn(TokenStream, &mut Vec<String>)) -> Vec<Text> {
    let mut texts = Vec::new();
    for file in files(folder, "rs") {
        let source = fs::read_to_string(&file).expect("a source is text");
        collect(source.parse().expect("a source is tokens"), &mut texts);
    }
    let texts: BTreeSet<_> = texts.into_iter().collect();
    texts.into_iter().filter_map(Text::new).collect()
}

fn shown() -> Vec<String> {
    let pairs = files(&root().join("../interop-tests/tests/ui"), "stderr").into_iter();
    let pairs = pairs.map(|file| fs::read_to_string(file).expect("a pair is text"));
    pairs
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn every_message_has_its_pair() {
    let mut texts = texts_in(&root().join("src"), collect);
    texts.extend(texts_in(
        &root().join("../interop-runtime/src"),
        collect_of_traits,
    ));
    // Far less would mean that the sources are not read as they should be.
    assert!(
        texts.len() > 150,
        "only {} messages were found",
        texts.len()
    );
    let shown = shown();
    let missing = texts
        .iter()
        .filter(|text| !shown.iter().any(|line| text.is_in(line)));
    let missing: Vec<_> = missing.map(|text| text.source.as_str()).collect();
    assert!(
        missing.is_empty(),
        "{} of {} messages are in no `.stderr` of interop-tests/tests/ui:\n{}",
        missing.len(),
        texts.len(),
        missing.join("\n")
    );
}

/// What an author can do is said in one of these words.
const REMEDIES: [&str; 13] = [
    "write ",
    "remove ",
    "choose ",
    "put ",
    "take ",
    "keep ",
    "name the ",
    "move ",
    "rename ",
    "correct ",
    "derive ",
    "import ",
    "did you mean ",
];

/// How errors of rustc's begin that have no code.
const OF_RUSTC: [&str; 3] = [
    "expected type, found",
    "implementation of `serde_core::de::Deserialize` is not general enough",
    "trait is not supported in `trait`s or `impl`s",
];

#[test]
fn every_message_is_a_sentence_with_a_remedy() {
    let shown = shown();
    let messages = shown.iter().filter_map(|line| line.strip_prefix("error: "));
    let messages = messages.filter(|text| !OF_RUSTC.iter().any(|known| text.starts_with(known)));
    let messages: BTreeSet<_> = messages.collect();
    assert!(
        messages.len() > 100,
        "only {} messages were found",
        messages.len()
    );
    for message in messages {
        assert!(
            REMEDIES.iter().any(|word| message.contains(word)),
            "no remedy: {message}"
        );
        assert!(!message.starts_with(char::is_uppercase), "{message}");
        assert!(!message.ends_with(['.', '!', '?']), "{message}");
    }
}
