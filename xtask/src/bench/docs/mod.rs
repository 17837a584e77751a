//! docs/performance.md: its figures, tables and pictures are written from `docs/performance.json`, never by hand.

mod chart;
mod curves;
mod page;
mod store;
mod svg;

pub(crate) use store::{BuildTime, Curve, Store};

use super::budgets::Budgets;
use crate::run::{self, Result};
use std::fs;
use std::path::Path;

/// Changes some of the figures, and writes everything that shows them.
pub(crate) fn update(change: impl FnOnce(&mut Store)) -> Result {
    let docs = run::root().join("docs");
    let mut store = Store::read(&docs)?;
    change(&mut store);
    store.machine = machine()?;
    store.write(&docs)?;
    let budgets = Budgets::read()?;
    write(
        &docs.join("performance.svg"),
        &chart::picture(&store, &budgets),
    )?;
    write(
        &docs.join("performance-curves.svg"),
        &curves::picture(&store),
    )?;
    for (file, tables) in [
        (docs.join("performance.md"), page::tables(&store, &budgets)),
        (run::root().join("README.md"), page::short(&store, &budgets)),
    ] {
        let text =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let filled =
            page::fill(&text, &tables).map_err(|error| format!("{}: {error}", file.display()))?;
        write(&file, &filled)?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result {
    eprintln!("xtask: writing {}", path.display());
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// What the figures were measured by.
fn machine() -> Result<String> {
    let rustc = run::output(run::command("rustc").arg("--version"))?;
    let rustc = rustc.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let mut parts = Vec::new();
    for engine in super::Engine::ALL {
        parts.push(engine.version()?);
    }
    parts.push(rustc);
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    parts.push(match cpu {
        Some((_, model)) => format!("{cores} cores of {model}"),
        None => format!("{cores} cores"),
    });
    Ok(parts.join(", "))
}
