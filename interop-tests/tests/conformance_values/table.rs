//! Reads the tables of cases, as `js/conformance/tables.js` does.

pub(crate) const PLACES: [&str; 5] = ["top", "field", "list", "through", "pull"];
const HOSTS: [&str; 3] = ["js-only", "node-only", "page-only"];

#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) row: String,
    /// The file and the line.
    pub(crate) at: String,
    /// The type.
    pub(crate) of: String,
    /// In the notation of JavaScript, or `missing`.
    pub(crate) value: String,
    pub(crate) outcome: Outcome,
    pub(crate) says: Option<String>,
    /// Where it is played; none is everywhere.
    pub(crate) places: Vec<String>,
    pub(crate) js_only: bool,
}

#[derive(Clone, PartialEq)]
pub(crate) enum Outcome {
    /// What was sent comes back.
    Same,
    /// What was sent comes back as the object itself: only an engine has such values.
    SameObject,
    Value(String),
    Refused {
        code: String,
        going_out: bool,
        /// The path behind the value's own place.
        suffix: String,
    },
    RefusedAt {
        code: String,
        path: Option<String>,
    },
}

impl Case {
    pub(crate) fn needs_javascript(&self) -> bool {
        self.js_only || matches!(self.outcome, Outcome::SameObject)
    }
}

impl Outcome {
    /// `=`, `==`, `!Code`, `!Code .a[0]`, `!Code @result`, `out!Code`; anything else is a value.
    pub(crate) fn read(text: &str) -> Self {
        let (going_out, refusal) = match (text.strip_prefix("out!"), text.strip_prefix('!')) {
            (Some(refusal), _) => (true, refusal),
            (None, Some(refusal)) => (false, refusal),
            (None, None) => return Outcome::sent(text),
        };
        let (code, rest) = refusal.split_once(' ').unwrap_or((refusal, ""));
        let (code, rest) = (code.to_owned(), rest.trim());
        match rest.strip_prefix('@') {
            Some(path) => Outcome::RefusedAt {
                code,
                path: Some(path.to_owned()).filter(|path| !path.is_empty()),
            },
            None => Outcome::Refused {
                code,
                going_out,
                suffix: rest.to_owned(),
            },
        }
    }

    pub(crate) fn sent(text: &str) -> Self {
        match text {
            "=" => Outcome::Same,
            "==" => Outcome::SameObject,
            value => Outcome::Value(value.to_owned()),
        }
    }
}

/// A line that is no comment, and the row that it is of.
pub(crate) struct Line<'a> {
    pub(crate) row: &'a str,
    pub(crate) at: String,
    pub(crate) text: &'a str,
}

/// `# row 51: …` holds for the lines below it.
pub(crate) fn lines<'a>(name: &str, text: &'a str) -> Vec<Line<'a>> {
    let mut row = "";
    let mut lines = Vec::new();
    for (index, text) in text.lines().enumerate() {
        if let Some(comment) = text.strip_prefix('#') {
            let label = comment.trim_start().strip_prefix("row ");
            row = label
                .and_then(|label| label.split_once(':'))
                .map_or(row, |(row, _)| row);
        } else if !text.trim().is_empty() {
            let at = format!("{name}:{}", index + 1);
            assert!(!row.is_empty(), "{at}: no `# row N: …` stands above it");
            lines.push(Line { row, at, text });
        }
    }
    lines
}

/// What stands between ` | `.
pub(crate) fn columns(line: &str) -> Vec<&str> {
    // At the beginning or the end of a line the space may be missing.
    let mut columns: Vec<&str> = line.split(" | ").map(str::trim).collect();
    if let Some(rest) = columns.first().and_then(|first| first.strip_prefix("| ")) {
        columns.splice(..1, ["", rest.trim()]);
    }
    columns
}

pub(crate) fn cases(name: &str, text: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut types = "";
    for Line { row, at, text } in lines(name, text) {
        let columns = columns(text);
        let [first, value, outcome, rest @ ..] = columns.as_slice() else {
            return Err(format!("{at}: type | value | outcome"));
        };
        types = if first.is_empty() { types } else { *first };
        let (says, marks): (Vec<&str>, Vec<&str>) =
            rest.iter().partition(|column| column.starts_with("says "));
        let words = || marks.iter().flat_map(|marks| marks.split_whitespace());
        if let Some(word) = words().find(|word| !PLACES.contains(word) && !HOSTS.contains(word)) {
            return Err(format!("{at}: `{word}` is no mark"));
        }
        let places = words()
            .filter(|word| PLACES.contains(word))
            .map(str::to_owned);
        let places: Vec<String> = places.collect();
        cases.extend(types.split(" & ").map(|of| Case {
            row: row.to_owned(),
            at: at.clone(),
            of: of.trim().to_owned(),
            value: (*value).to_owned(),
            outcome: Outcome::read(outcome),
            says: says.first().map(|says| says["says ".len()..].to_owned()),
            places: places.clone(),
            js_only: words().any(|word| HOSTS.contains(&word)),
        }));
    }
    Ok(cases)
}
