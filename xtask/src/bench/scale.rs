//! `cargo xtask bench --scale`: how the cost grows with names, references, records and depth.

use super::docs::{self, Curve};
use super::engine::Request;
use super::figures::nanoseconds;
use super::options::Options;
use crate::run::{self, Result};
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn run(options: &Options, site: &Path) -> Result {
    let mut curves = BTreeMap::new();
    for engine in &options.engines {
        run::say(&format!("measuring curves in {}", engine.version()?));
        let request = Request {
            task: "scale",
            rounds: options.rounds,
            only: &[],
            side: None,
        };
        let found: Vec<Curve> = engine.run(site, &request)?;
        for curve in &found {
            println!("{} in {}\n{}\n", curve.id, engine.title(), table(curve));
        }
        curves.insert(engine.name().to_owned(), found);
    }
    if let Some(path) = &options.json {
        let text = serde_json::to_string_pretty(&curves).map_err(|error| error.to_string())?;
        std::fs::write(path, text + "\n")
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if options.docs {
        docs::update(|store| store.curves.extend(curves))?;
    }
    Ok(())
}

fn table(curve: &Curve) -> String {
    let row = |name: &str, cells: Vec<String>| {
        let cells = cells.iter().map(|cell| format!("{cell:>11}"));
        format!("{name:<34}{}", cells.collect::<Vec<_>>().concat())
    };
    let head = row("", curve.x.iter().map(f64::to_string).collect());
    let lines = curve.series.iter().map(|series| {
        let figures = series.ns.iter().map(|ns| nanoseconds(*ns));
        row(&series.name, figures.collect())
    });
    let lines: Vec<String> = [head].into_iter().chain(lines).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_for_each_x() {
        let answer = r#"[{"id":"names","x":[10,1000],"series":[{"name":"one","ns":[7.5,10]}]}]"#;
        let curves: Vec<Curve> = serde_json::from_str(answer).expect("an engine answers so");
        let text = table(&curves[0]);
        assert!(
            text.contains("1000") && text.contains("7.5 ns") && text.contains("10.0 ns"),
            "{text}"
        );
    }
}
