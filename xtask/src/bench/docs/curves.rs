//! The curves: a panel for each thing that grows, in each engine.

use super::Store;
use super::store::Curve;
use super::svg::{Axis, Picture, TIME, tick};
use crate::bench::engine::Engine;

const WIDTH: f64 = 1080.0;
const PANEL: [f64; 2] = [WIDTH / 2.0, 300.0];
const PLOT: [f64; 2] = [PANEL[0] - 104.0, 170.0];
const TOP: f64 = 86.0;

/// What grows, in words.
const TITLES: [(&str, &str); 4] = [
    ("records", "by records in a message, for one"),
    ("depth", "by depth of a message, for one level"),
    ("references", "by references that live"),
    ("names", "by names that are registered, one call"),
];

pub(super) fn picture(store: &Store) -> String {
    let most = store.curves.values().map(Vec::len).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "curves are few")]
    let top = |at: usize| 20.0 + at as f64 * PANEL[1];
    let mut picture = Picture::new(WIDTH, top(most), "How the cost grows");
    for (panel, engine) in (0u8..).zip(Engine::ALL) {
        let left = f64::from(panel) * PANEL[0];
        let curves = store.curves.get(engine.name());
        for (at, curve) in curves.into_iter().flatten().enumerate() {
            one(&mut picture, [left, top(at)], engine, curve);
        }
    }
    picture.finish()
}

fn one(picture: &mut Picture, [left, top]: [f64; 2], engine: Engine, curve: &Curve) {
    let title = TITLES.iter().find(|(id, _)| *id == curve.id);
    let title = title.map_or(curve.id.as_str(), |(_, title)| title);
    let title = format!("{}, {title}", engine.title());
    picture.text("title", [left + 20.0, top + 14.0], "start", &title);
    let all = curve
        .series
        .iter()
        .flat_map(|series| series.ns.iter().copied());
    let y_axis = Axis::over(all, 0.0, PLOT[1]);
    let bottom = top + TOP + PLOT[1];
    let y_of = |ns: f64| bottom - y_axis.at(ns);
    let start = left + 66.0;
    let x_axis = Axis {
        from: curve.x.first().copied().unwrap_or(1.0),
        to: curve.x.last().copied().unwrap_or(10.0),
        start,
        length: PLOT[0],
    };
    for power in y_axis.ticks() {
        let y = y_of(power);
        picture.line("grid", [start, y, start + PLOT[0], y]);
        let label = tick(power, TIME);
        picture.text("faint", [start - 6.0, y + 4.0], "end", &label);
    }
    for x in &curve.x {
        let at = x_axis.at(*x);
        picture.text("faint", [at, bottom + 16.0], "middle", &grouped(*x));
    }
    let mut colour = 0;
    for (number, series) in (0u8..).zip(&curve.series) {
        // A peer has the colour of what it is compared with, which stands before it.
        let is_peer = series.name.contains("wasm-bindgen");
        if !is_peer && number > 0 {
            colour += 1;
        }
        let class = format!("c{colour}{}", if is_peer { " dashed" } else { "" });
        let figures = curve.x.iter().zip(&series.ns);
        let points: Vec<[f64; 2]> = figures.map(|(x, ns)| [x_axis.at(*x), y_of(*ns)]).collect();
        picture.curve(&class, &points);
        let legend = [
            left + 20.0 + f64::from(number % 2) * 180.0,
            top + 38.0 + f64::from(number / 2) * 18.0,
        ];
        picture.curve(
            &class,
            &[
                [legend[0], legend[1] - 4.0],
                [legend[0] + 26.0, legend[1] - 4.0],
            ],
        );
        picture.text("", [legend[0] + 34.0, legend[1]], "start", &series.name);
    }
}

/// 1,000 as one writes it.
fn grouped(x: f64) -> String {
    let digits = x.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands() {
        assert_eq!(
            [1.0, 1_000.0, 99_900.0, 1e6].map(super::grouped),
            ["1", "1,000", "99,900", "1,000,000"]
        );
    }
}
