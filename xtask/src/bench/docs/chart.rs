//! The chart of the rows: ours and the peer on one axis, the budget as a mark, and the ratio in words.

use super::Store;
use super::svg::{Axis, BYTES, Picture, TIME, tick};
use crate::bench::budgets::{Budget, Budgets, Task};
use crate::bench::engine::Engine;
use crate::bench::figures::Figure;

const WIDTH: f64 = 1080.0;
const LABELS: f64 = 170.0;
const PANEL: f64 = (WIDTH - LABELS - 20.0) / 2.0;
/// Of a panel, what the figures in words take.
const WORDS: f64 = 118.0;
const ROW: f64 = 24.0;
const HEAD: f64 = 108.0;
const GAP: f64 = 76.0;

pub(super) fn picture(store: &Store, budgets: &Budgets) -> String {
    let (bytes, times): (Vec<&Budget>, Vec<&Budget>) = budgets
        .rows
        .iter()
        .partition(|row| matches!(row.task, Task::Size | Task::Memory));
    #[expect(clippy::cast_precision_loss, reason = "rows are few")]
    let of_rows = |rows: &[&Budget]| rows.len() as f64 * ROW;
    let height = HEAD + of_rows(&times) + GAP + of_rows(&bytes) + 30.0;
    let mut picture = Picture::new(WIDTH, height, "Ours beside the peers");
    picture.text("title", [20.0, 30.0], "start", "Ours beside the peers");
    legend(&mut picture);
    group(&mut picture, store, &times, HEAD, TIME);
    let below = HEAD + of_rows(&times) + GAP;
    group(&mut picture, store, &bytes, below, BYTES);
    picture.finish()
}

fn legend(picture: &mut Picture) {
    let y = 52.0;
    picture.dot("c0", [26.0, y - 4.0]);
    picture.text("", [36.0, y], "start", "ours");
    picture.dot("peer", [86.0, y - 4.0]);
    picture.text("", [96.0, y], "start", "the peer");
    picture.line("budget", [166.0, y - 11.0, 166.0, y + 3.0]);
    picture.text("", [174.0, y], "start", "the budget");
    let note = "Further left is less, on an axis of powers of ten. Right of each line: ours, and how many times the peer's.";
    picture.text("faint", [256.0, y], "start", note);
}

/// Rows of one unit, below each other, with a panel for each engine.
fn group(picture: &mut Picture, store: &Store, rows: &[&Budget], top: f64, units: [&str; 3]) {
    #[expect(clippy::cast_precision_loss, reason = "rows are few")]
    let y_of = |at: usize| top + at as f64 * ROW;
    let bottom = y_of(rows.len());
    for (at, budget) in rows.iter().enumerate() {
        if at % 2 == 0 {
            picture.rectangle("band", [10.0, y_of(at), WIDTH - 20.0, ROW]);
        }
        picture.text("id", [20.0, y_of(at) + 16.0], "start", &budget.id);
    }
    // What does not depend on the engine stands in both panels.
    let figure = |budget: &Budget, engine: Engine| {
        let own = store.row(&budget.id, engine.name());
        own.or_else(|| store.row(&budget.id, "any"))
    };
    let all = Engine::ALL
        .iter()
        .flat_map(|engine| rows.iter().filter_map(|row| figure(row, *engine)))
        .flat_map(|row| [row.ours_ns, row.peer_ns]);
    let axis = Axis::over(all, 0.0, PANEL - WORDS - 24.0);
    for (panel, engine) in (0u8..).zip(Engine::ALL) {
        let start = LABELS + f64::from(panel) * PANEL + 16.0;
        let axis = Axis { start, ..axis };
        let title = format!(
            "{}, {}",
            engine.title(),
            if units == TIME { "time" } else { "bytes" }
        );
        picture.text("title", [start, top - 14.0], "start", &title);
        for power in axis.ticks() {
            let x = axis.at(power);
            picture.line("grid", [x, top, x, bottom]);
            picture.text("faint", [x, bottom + 14.0], "middle", &tick(power, units));
        }
        for (at, budget) in rows.iter().enumerate() {
            if let Some(row) = figure(budget, engine) {
                one(picture, axis, y_of(at) + ROW / 2.0, row, budget);
            }
        }
    }
}

fn one(picture: &mut Picture, axis: Axis, y: f64, row: &Figure, budget: &Budget) {
    let (ours, peer) = (axis.at(row.ours_ns), axis.at(row.peer_ns));
    picture.line("join", [ours, y, peer, y]);
    let mark = axis.at(budget.most(row.of_engine(), row.peer_ns));
    picture.line("budget", [mark, y - 7.0, mark, y + 7.0]);
    picture.dot("peer", [peer, y]);
    picture.dot("c0", [ours, y]);
    let end = axis.start + axis.length + WORDS;
    let class = if row.met(budget) { "met" } else { "missed" };
    picture.text("", [end - 56.0, y + 4.0], "end", &row.text(row.ours_ns));
    picture.text(class, [end, y + 4.0], "end", &format!("{:.2}x", row.ratio));
}
