//! The tables of `values/` on the test host; their README says what a line may hold.

#[path = "conformance_values/matrix.rs"]
mod matrix;
#[path = "conformance_values/play.rs"]
mod play;
#[path = "conformance_values/player.rs"]
mod player;
#[path = "conformance/report.rs"]
mod report;
#[path = "conformance_values/table.rs"]
mod table;
#[path = "conformance_values/values.rs"]
mod values;

// Used through its invokables only.
use interop_tests_conformance as _;
use report::Report;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/values");
const LONGEST_REPORT: usize = 100;

#[test]
fn every_case_that_needs_no_javascript_engine() {
    let player = player::Player::new();
    let mut report = Report::default();
    let mut failures = Vec::new();
    for case in cases() {
        let count = report.row(&case.row);
        if case.needs_javascript() {
            count.not_applicable += 1;
            continue;
        }
        count.run += 1;
        if let Err(failure) = player.play(&case) {
            count.failed += 1;
            let value: String = case.value.chars().take(80).collect();
            failures.push(format!("{}: {} | {value}: {failure}", case.at, case.of));
        }
    }
    report.finish("values");
    assert!(report.total().run > 3000, "only so many cases were found");
    let shown = failures.get(..LONGEST_REPORT).unwrap_or(&failures);
    assert!(
        failures.is_empty(),
        "{} failed\n{}",
        failures.len(),
        shown.join("\n")
    );
}

/// `docs/values.md` shows cases of the tables and nothing else.
#[test]
fn the_examples_of_the_document_are_cases() {
    let document = include_str!("../../docs/values.md");
    let cases = cases();
    let mut examples = 0;
    for line in document.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line
            .split(" | ")
            .map(|cell| cell.trim_matches(['|', ' ']))
            .collect();
        let code = |cell: &&str| cell.starts_with('`') && cell.ends_with('`');
        let [of, value, outcome, ..] = cells[..] else {
            continue;
        };
        if ![of, value, outcome].iter().all(code) {
            continue;
        }
        let plain = |cell: &str| cell.trim_matches('`').to_owned();
        let wanted = (
            plain(of),
            plain(value),
            table::Outcome::read(&plain(outcome)),
        );
        let same = |case: &table::Case| {
            case.of == wanted.0 && case.value == wanted.1 && case.outcome == wanted.2
        };
        assert!(cases.iter().any(same), "no table has this: {line}");
        examples += 1;
    }
    assert!(examples > 50, "only {examples} examples");
}

fn cases() -> Vec<table::Case> {
    let files = std::fs::read_dir(FOLDER).expect("the folder of the tables");
    let mut files: Vec<_> = files.flatten().map(|file| file.path()).collect();
    files.retain(|path| path.extension().is_some_and(|kind| kind == "txt"));
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().expect("a file").to_string_lossy();
        let text = std::fs::read_to_string(path).expect("a table");
        let cases = if name.starts_with("sweep") {
            matrix::cases(&name, &text)
        } else {
            table::cases(&name, &text)
        };
        cases.unwrap_or_else(|wrong| panic!("{wrong}"))
    };
    files.iter().flat_map(read).collect()
}
