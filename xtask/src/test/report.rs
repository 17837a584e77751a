//! The report of a run: what the conformance tables' players wrote into one folder, as a table of rows × hosts.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::run::{self, Result};

/// In which the tests find the folder; without it they write nothing.
pub(crate) const VARIABLE: &str = "INTEROP_REPORT";

/// The hosts in the order of the table. A file is called `<host>.<table>.txt`.
const HOSTS: [&str; 6] = [
    "test host",
    "Node debug",
    "Node release",
    "Chromium debug",
    "Chromium release",
    "stdio",
];

/// Cases of one row on one host.
#[derive(Clone, Copy, Default)]
struct Count {
    run: usize,
    not_applicable: usize,
    elsewhere: usize,
    failed: usize,
}

/// Rows by number, then those with a name; each with the hosts that wrote of it.
type Rows = BTreeMap<(usize, String), BTreeMap<usize, Count>>;

pub(crate) fn folder() -> Result<PathBuf> {
    Ok(run::target_dir()?.join("conformance"))
}

/// Forgets what an earlier run wrote.
pub(crate) fn clear() -> Result {
    let folder = folder()?;
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(())
}

/// The table, or nothing if no player wrote.
pub(crate) fn table() -> Result<Option<String>> {
    let mut rows = Rows::new();
    for (index, host) in HOSTS.iter().enumerate() {
        for table in ["calls", "values"] {
            let path = folder()?.join(format!("{host}.{table}.txt"));
            if let Ok(text) = fs::read_to_string(&path) {
                read(&text, index, &mut rows)
                    .ok_or_else(|| format!("{} is no report", path.display()))?;
            }
        }
    }
    Ok((!rows.is_empty()).then(|| shown(&rows)))
}

fn read(text: &str, host: usize, rows: &mut Rows) -> Option<()> {
    for line in text.lines() {
        let (row, numbers) = line.split_once(' ')?;
        let numbers = numbers.split(' ').map(str::parse);
        let numbers: Vec<usize> = numbers.collect::<std::result::Result<_, _>>().ok()?;
        let [run, not_applicable, elsewhere, failed] = numbers[..] else {
            return None;
        };
        let order = row.parse().unwrap_or(usize::MAX);
        let count = Count {
            run,
            not_applicable,
            elsewhere,
            failed,
        };
        let hosts = rows.entry((order, row.to_owned())).or_default();
        hosts.insert(host, count);
    }
    Some(())
}

fn shown(rows: &Rows) -> String {
    let mut lines = vec![
        ["cases".to_owned()]
            .into_iter()
            .chain(HOSTS.map(str::to_owned))
            .collect(),
    ];
    let mut totals = [None; HOSTS.len()];
    for ((_, row), hosts) in rows {
        for (host, count) in hosts {
            let total: &mut Count = totals[*host].get_or_insert_default();
            total.run += count.run;
            total.not_applicable += count.not_applicable;
            total.elsewhere += count.elsewhere;
            total.failed += count.failed;
        }
        let cells = (0..HOSTS.len()).map(|host| cell(hosts.get(&host)));
        lines.push([format!("row {row}")].into_iter().chain(cells).collect());
    }
    let cells = totals.iter().map(|total| cell(total.as_ref()));
    lines.push(["in all".to_owned()].into_iter().chain(cells).collect());
    let note =
        "  (n/a: needs a JavaScript engine, or another host; elsewhere: has a test of its own)";
    format!("{}\n{note}", aligned(&lines))
}

fn aligned(lines: &[Vec<String>]) -> String {
    let width = |column: usize| {
        lines
            .iter()
            .map(|line| line[column].len())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..=HOSTS.len()).map(width).collect();
    let line = |line: &Vec<String>| {
        let cells = line.iter().zip(&widths);
        let cells = cells.map(|(cell, width)| format!("  {cell:<width$}"));
        cells.collect::<String>().trim_end().to_owned()
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `420`, `420, 30 n/a`, `420, 2 FAILED`; a dash for a host that did not play.
fn cell(count: Option<&Count>) -> String {
    let Some(count) = count else {
        return "-".to_owned();
    };
    let parts = [
        (count.not_applicable, "n/a"),
        (count.elsewhere, "elsewhere"),
        (count.failed, "FAILED"),
    ];
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    let parts = parts.map(|(number, word)| format!(", {number} {word}"));
    format!("{}{}", count.run, parts.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_totals() {
        let mut rows = Rows::new();
        read("10 3 1 0 0\n9 2 0 1 0\nsweep 7 0 0 2\n", 0, &mut rows).expect("a report");
        read("9 3 0 0 0\n", 3, &mut rows).expect("a report");
        let table = shown(&rows);
        let lines: Vec<&str> = table.lines().collect();
        assert!(
            lines[1].starts_with("  row 9      2, 1 elsewhere"),
            "{table}"
        );
        assert!(
            lines[2].contains("3, 1 n/a") && lines[2].ends_with('-'),
            "{table}"
        );
        assert!(
            lines[3].contains("row sweep") && lines[3].contains("7, 2 FAILED"),
            "{table}"
        );
        assert!(
            lines[4].contains("12, 1 n/a, 1 elsewhere, 2 FAILED"),
            "{table}"
        );
        assert!(read("9 x\n", 0, &mut rows).is_none());
    }
}
