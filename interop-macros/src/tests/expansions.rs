//! What the attributes generate: one snapshot per construct, and the number of lines that each costs.
//!
//! A construct is a file in `interop-tests/tests/ui/expand/pass`, where it is compiled as well. Of each file, the last
//! item with an attribute of ours is expanded; what stands before it is there to make it compile.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use insta::assert_snapshot;
use proc_macro2::{TokenStream, TokenTree};
use syn::File;

use super::expand_tokens;
use crate::words::find_word;

const ATTRIBUTES: [&str; 3] = ["js_invokable", "js_import", "js_export"];

/// The plainest function stays below this.
const LINES_FOR_TWO_NUMBERS: usize = 18;

struct Construct {
    file: String,
    /// The sentence that the file begins with.
    title: String,
    expansion: File,
    /// An import is nothing but generated code; of all others the author's own item comes first.
    is_import: bool,
}

impl Construct {
    fn read(path: &Path) -> Self {
        let source = fs::read_to_string(path).expect("a construct is text");
        let title = source
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("//! "));
        let title = title.unwrap_or_else(|| panic!("{} begins with `//!`", path.display()));
        let (attribute, item) = last_item(&source);
        Self {
            file: path.file_stem().unwrap().to_string_lossy().into_owned(),
            title: title.trim_end_matches('.').to_owned(),
            is_import: find_word(&attribute, "js_import").is_some(),
            expansion: expand_tokens(attribute, item),
        }
    }

    fn text(&self) -> String {
        prettyplease::unparse(&self.expansion)
    }

    fn generated_lines(&self) -> usize {
        let generated = self
            .expansion
            .items
            .iter()
            .skip(usize::from(!self.is_import));
        let generated = File {
            shebang: None,
            frontmatter: None,
            attrs: Vec::new(),
            items: generated.cloned().collect(),
        };
        prettyplease::unparse(&generated).lines().count()
    }
}

fn constructs() -> Vec<Construct> {
    let folder = constructs_folder();
    let files = names(&folder, "rs").into_iter();
    files
        .map(|file| Construct::read(&folder.join(file).with_extension("rs")))
        .collect()
}

fn constructs_folder() -> PathBuf {
    root().join("../interop-tests/tests/ui/expand/pass")
}

/// The files with an extension, in order and without it.
fn names(folder: &Path, extension: &str) -> Vec<String> {
    let files = fs::read_dir(folder).expect("the folder is there");
    let paths = files.map(|file| file.unwrap().path());
    let wanted = paths.filter(|path| path.extension().is_some_and(|it| it == extension));
    let mut names: Vec<_> = wanted
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The last attribute of ours outside any brackets, and the tokens from there to `fn main`.
fn last_item(source: &str) -> (TokenStream, TokenStream) {
    let tokens: Vec<_> = source.parse::<TokenStream>().unwrap().into_iter().collect();
    let attribute = |pair: &[TokenTree]| match pair {
        [TokenTree::Punct(sign), TokenTree::Group(group)] if sign.as_char() == '#' => {
            let mut names = ATTRIBUTES.iter();
            names
                .any(|name| find_word(&group.stream(), name).is_some())
                .then(|| group.stream())
        }
        _ => None,
    };
    let is_main = |pair: &[TokenTree]| pair[0].to_string() == "fn" && pair[1].to_string() == "main";
    let mut pairs = tokens.windows(2).enumerate();
    let end = pairs
        .find(|(_, pair)| is_main(pair))
        .expect("a `fn main`")
        .0;
    let pairs = tokens[..end].windows(2).enumerate();
    let mut found = pairs
        .rev()
        .filter_map(|(index, pair)| attribute(pair).map(|it| (index, it)));
    let (start, attribute) = found.next().expect("an attribute of ours");
    (attribute, tokens[start + 2..end].iter().cloned().collect())
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn snapshots() {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        for construct in constructs() {
            assert_snapshot!(construct.file.as_str(), construct.text());
        }
    });
}

#[test]
fn every_snapshot_has_its_construct() {
    let snapshots = names(&root().join("src/tests/snapshots"), "snap");
    assert_eq!(snapshots, names(&constructs_folder(), "rs"));
}

#[test]
fn two_numbers_cost_little() {
    let constructs = constructs();
    let mut named = constructs.iter();
    let two_numbers = named.find(|construct| construct.file == "invokable_two_numbers");
    let two_numbers = two_numbers.expect("the construct is there");
    let text = two_numbers.text();
    assert!(
        two_numbers.generated_lines() < LINES_FOR_TWO_NUMBERS,
        "{text}"
    );
}

/// `BLESS_EXPANSIONS=1` accepts the table as it is now.
#[test]
fn table_is_true() {
    let path = root().join("EXPANSIONS.md");
    let table = table();
    if env::var_os("BLESS_EXPANSIONS").is_some() {
        return fs::write(path, table).expect("the table can be written");
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == table,
        "EXPANSIONS.md is stale; accept with BLESS_EXPANSIONS=1, or write:\n\n{table}"
    );
}

fn table() -> String {
    let mut table = "# Lines of generated code\n\n\
        What each construct costs, besides the author's own item. A test counts them; `BLESS_EXPANSIONS=1 cargo test -p\n\
        interop-macros` writes this table. The code itself is in `src/tests/snapshots`, the sources in\n\
        `interop-tests/tests/ui/expand/pass`.\n\n\
        | construct | file | lines |\n|---|---|---:|\n"
        .to_owned();
    for construct in constructs() {
        let (Construct { file, title, .. }, lines) = (&construct, construct.generated_lines());
        writeln!(table, "| {title} | `{file}` | {lines} |").unwrap();
    }
    table
}
