//! Counts what was played, and writes it to the folder that `INTEROP_REPORT` names, as `js/conformance/report.js` does.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// The cases of one row.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    pub(crate) run: usize,
    pub(crate) not_applicable: usize,
    pub(crate) elsewhere: usize,
    pub(crate) failed: usize,
}

#[derive(Default)]
pub(crate) struct Report(BTreeMap<String, Count>);

impl Report {
    pub(crate) fn row(&mut self, row: &str) -> &mut Count {
        self.0.entry(row.to_owned()).or_default()
    }

    pub(crate) fn total(&self) -> Count {
        self.0.values().fold(Count::default(), |sum, row| Count {
            run: sum.run + row.run,
            not_applicable: sum.not_applicable + row.not_applicable,
            elsewhere: sum.elsewhere + row.elsewhere,
            failed: sum.failed + row.failed,
        })
    }

    /// Prints one line; the table is that of `calls` or of `values`.
    pub(crate) fn finish(&self, table: &str) {
        let sum = self.total();
        println!(
            "{table} on the test host: {} cases run, {} not applicable (js-only), {} covered elsewhere, {} failed",
            sum.run, sum.not_applicable, sum.elsewhere, sum.failed
        );
        let Some(folder) = std::env::var_os("INTEROP_REPORT").map(PathBuf::from) else {
            return;
        };
        let mut lines = String::new();
        for (row, count) in &self.0 {
            let Count {
                run,
                not_applicable,
                elsewhere,
                failed,
            } = count;
            let _ = writeln!(lines, "{row} {run} {not_applicable} {elsewhere} {failed}");
        }
        std::fs::create_dir_all(&folder).expect("the report's folder");
        std::fs::write(folder.join(format!("test host.{table}.txt")), lines).expect("the report");
    }
}
