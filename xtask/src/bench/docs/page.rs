//! The tables of docs/performance.md and README.md, and where they go: between markers.

use super::Store;
use crate::bench::budgets::{Budgets, Task};
use crate::bench::engine::Engine;
use crate::bench::figures::{Figure, bytes, nanoseconds};
use crate::run::Result;
use crate::size::{self, Weight};

/// The rows of README.md: what an application does most.
const SHORT: [&str; 7] = [
    "call-by-name",
    "result-resolved",
    "import-module",
    "struct-1000-out",
    "struct-1000-in",
    "async-ready",
    "async-promise",
];

type Table = (&'static str, String);

/// By the names of their markers.
pub(super) fn tables(store: &Store, budgets: &Budgets) -> Vec<Table> {
    vec![
        ("machine", format!("Measured with {}.", store.machine)),
        ("rows", rows(store, budgets)),
        ("curves", curves(store)),
        ("sizes", sizes(store)),
        ("build", build(store)),
    ]
}

pub(super) fn short(store: &Store, budgets: &Budgets) -> Vec<Table> {
    let lines = SHORT.iter().filter_map(|id| {
        let cells = Engine::ALL.map(|engine| {
            let row = store.row(id, engine.name());
            row.map_or_else(|| "–".to_owned(), times)
        });
        let row = store.row(id, Engine::Node.name())?;
        let what = &budgets.of(id)?.what;
        Some(format!("| {what} | {} | {} |", row.peer, cells.join(" | ")))
    });
    let head = "| | beside | Node | Chromium |\n|---|---|---|---|";
    vec![("short", table(head, lines))]
}

/// Replaces what stands between each pair of markers.
pub(super) fn fill(text: &str, tables: &[Table]) -> Result<String> {
    let mut text = text.to_owned();
    for (name, table) in tables {
        let (start, end) = (
            format!("<!-- figures: {name} -->\n"),
            format!("\n<!-- end of {name} -->"),
        );
        let from = text.find(&start).map(|at| at + start.len());
        // The markers may touch each other.
        let range = from.and_then(|from| {
            let to = text[from - 1..].find(&end)? + from - 1;
            Some(from..to.max(from))
        });
        let range = range.ok_or_else(|| format!("the markers of `{name}` are missing"))?;
        let ending = if text[range.end..].starts_with('\n') {
            ""
        } else {
            "\n"
        };
        text.replace_range(range, &format!("{table}{ending}"));
    }
    Ok(text)
}

fn table(head: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.collect();
    format!("{head}\n{}", lines.join("\n"))
}

/// As one says it: how many times faster or slower.
fn times(row: &Figure) -> String {
    match row.ratio {
        ratio if ratio <= 0.95 => format!("**{:.1}x faster**", 1.0 / ratio),
        ratio if ratio < 1.05 => "as fast".to_owned(),
        ratio => format!("{ratio:.1}x slower"),
    }
}

fn rows(store: &Store, budgets: &Budgets) -> String {
    let head = "| id | what it does | peer | engine | ours | peer | ratio | budget | met |\n\
        |---|---|---|---|---|---|---|---|---|";
    let lines = budgets.rows.iter().flat_map(|budget| {
        let engines: &[&str] = if budget.task == Task::Size {
            &["any"]
        } else {
            &["node", "chromium"]
        };
        engines.iter().filter_map(|engine| {
            let row = store.row(&budget.id, engine)?;
            let first = engine == &engines[0];
            let once = |text: &str| {
                if first {
                    text.to_owned()
                } else {
                    String::new()
                }
            };
            let id = once(&format!("`{}`", budget.id));
            let engine = row.of_engine().map_or("", Engine::title);
            let met = if row.met(budget) { "yes" } else { "no" };
            Some(format!(
                "| {id} | {} | {} | {engine} | {} | {} | {:.2}x | {} | {met} |",
                once(&budget.what),
                once(&row.peer),
                row.text(row.ours_ns),
                row.text(row.peer_ns),
                row.ratio,
                budget.text(row.of_engine())
            ))
        })
    });
    table(head, lines)
}

fn curves(store: &Store) -> String {
    let sections = Engine::ALL.iter().flat_map(|engine| {
        let curves = store.curves.get(engine.name());
        let of_engine = curves.into_iter().flatten();
        of_engine.map(|curve| {
            let xs: Vec<String> = curve.x.iter().map(f64::to_string).collect();
            let head = format!(
                "| {}, {} | {} |\n|---|{}",
                curve.id,
                engine.title(),
                xs.join(" | "),
                "---|".repeat(xs.len())
            );
            let lines = curve.series.iter().map(|series| {
                let figures: Vec<String> = series.ns.iter().map(|ns| nanoseconds(*ns)).collect();
                format!("| {} | {} |", series.name, figures.join(" | "))
            });
            table(&head, lines)
        })
    });
    sections.collect::<Vec<_>>().join("\n\n")
}

fn sizes(store: &Store) -> String {
    let head = "| application | wasm | gzip | JavaScript | gzip | wasm-bindgen: wasm | gzip | JavaScript | gzip |\n\
        |---|---|---|---|---|---|---|---|---|";
    let cells = |weight: &Weight| {
        [weight.wasm, weight.wasm_gzip, weight.js, weight.js_gzip]
            .map(|size| bytes(size.into()))
            .join(" | ")
    };
    let lines = store.sizes.iter().map(|line| {
        let (ours, peer) = (cells(&line.ours), cells(&line.peer));
        format!("| `{}`: {} | {ours} | {peer} |", line.name, line.what)
    });
    let table = table(head, lines);
    match size::per_invokable(&store.sizes) {
        Some((ours, peer)) => format!(
            "{table}\n\nOne more invokable of two numbers adds {ours} bytes of wasm; one more export of wasm-bindgen {peer}."
        ),
        None => table,
    }
}

fn build(store: &Store) -> String {
    let head = "| what | ours | wasm-bindgen |\n|---|---|---|";
    let lines = store.build.iter().map(|time| {
        format!(
            "| {} | {:.1} s | {:.1} s |",
            time.what, time.seconds, time.peer_seconds
        )
    });
    table(head, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filled_twice_is_filled_once() {
        let empty = "a\n\n<!-- figures: x -->\n<!-- end of x -->\n\nb\n";
        let once = fill(empty, &[("x", "1 | 2".to_owned())]).expect("it has the markers");
        assert_eq!(
            once,
            "a\n\n<!-- figures: x -->\n1 | 2\n<!-- end of x -->\n\nb\n"
        );
        assert_eq!(fill(&once, &[("x", "1 | 2".to_owned())]), Ok(once));
        let error = fill("", &[("x", String::new())]).expect_err("it has none");
        assert!(error.contains("`x`"), "{error}");
    }
}
