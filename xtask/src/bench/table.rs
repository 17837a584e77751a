//! The table that a run prints: each row's figures, its budget, and whether it is met.

use super::budgets::Budgets;
use super::figures::Figure;

/// One table for each engine, and one for what does not depend on it.
pub(super) fn text(figures: &[Figure], budgets: &Budgets) -> String {
    let mut engines: Vec<&str> = Vec::new();
    for figure in figures {
        if !engines.contains(&figure.engine.as_str()) {
            engines.push(&figure.engine);
        }
    }
    let tables = engines.iter().map(|engine| {
        let of_engine = figures.iter().filter(|figure| figure.engine == *engine);
        let lines: Vec<String> = of_engine.map(|figure| line(figure, budgets)).collect();
        let head = format!(
            "{engine:<20} {:>10} {:>10} {:>8} {:>7}  {:<15} met",
            "ours", "peer", "ratio", "spread", "budget"
        );
        format!("{head}\n{}", lines.join("\n"))
    });
    tables.collect::<Vec<_>>().join("\n\n")
}

fn line(figure: &Figure, budgets: &Budgets) -> String {
    let (budget, met) = budgets
        .of(&figure.id)
        .map_or_else(Default::default, |budget| {
            let met = if figure.met(budget) { "yes" } else { "NO" };
            (budget.text(figure.of_engine()), met)
        });
    let compared = figure.ratio > 0.0;
    let ratio = if compared {
        format!("{:.2}x", figure.ratio)
    } else {
        "–".to_owned()
    };
    let peer = if compared {
        figure.text(figure.peer_ns)
    } else {
        "–".to_owned()
    };
    let ours = figure.text(figure.ours_ns);
    format!(
        "{:<20} {ours:>10} {peer:>10} {ratio:>8} {:>7.2}  {budget:<15} {met}",
        figure.id, figure.spread
    )
}

/// The rows that miss their budgets, with the engine.
pub(super) fn missed(figures: &[Figure], budgets: &Budgets) -> Vec<String> {
    let missed = figures.iter().filter(|figure| {
        budgets
            .of(&figure.id)
            .is_some_and(|budget| !figure.met(budget))
    });
    missed
        .map(|figure| format!("{} ({})", figure.id, figure.engine))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_budget_is_seen() {
        let budgets = Budgets::read().expect("they can be read");
        let figure = |id: &str, ours_ns: f64| Figure {
            id: id.to_owned(),
            engine: "node".to_owned(),
            ours_ns,
            peer: "peer".to_owned(),
            peer_ns: 10.0,
            ratio: ours_ns / 10.0,
            spread: 1.0,
            unit: None,
        };
        let figures = [figure("call-resolved", 12.0), figure("callback", 30.0)];
        let text = text(&figures, &budgets);
        assert!(text.contains("1.20x") && text.contains("≤ 1.3x"), "{text}");
        assert_eq!(missed(&figures, &budgets), ["callback (node)"]);
    }
}
