//! `cargo xtask bench`: ours beside its peers, in every engine.

pub(crate) mod budgets;
mod build_time;
pub(crate) mod docs;
pub(crate) mod engine;
pub(crate) mod figures;
mod names;
mod options;
mod scale;
mod table;

use crate::bindgen::{self, Profile, Target};
use crate::run::{self, Result};
use crate::{site, size};
use budgets::{Budgets, Task};
use engine::{Engine, Request};
use figures::Figure;
use options::{Options, Part};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// How many names the packages have that the names are measured with.
/// 100,000 exports are the most that an engine has to take, and the runtime has some.
const NAMES: [usize; 3] = [10, 1_000, 99_900];

pub(crate) fn bench(words: &[&str]) -> Result {
    let budgets = Budgets::read()?;
    let options = Options::parse(words, &budgets)?;
    match options.part {
        Part::Rows => {}
        Part::Scale => return scale::run(&options, &build()?),
        Part::BuildTime => return build_time::run(&options),
    }
    let rows = rows(&options, &budgets)?;
    println!("{}", table::text(&rows, &budgets));
    if let Some(path) = &options.json {
        figures::write(path, &rows)?;
    }
    if options.docs {
        docs::update(|store| store.take_rows(&rows))?;
    }
    let missed = table::missed(&rows, &budgets);
    println!(
        "\n{} of {} rows within their budgets",
        rows.len() - missed.len(),
        rows.len()
    );
    if options.check && !missed.is_empty() {
        return Err(format!("over their budgets: {}", missed.join(", ")));
    }
    Ok(())
}

/// Shows that every row still runs and gives what its peer gives, so that the benchmark cannot rot.
pub(crate) fn smoke() -> Result {
    let budgets = Budgets::read()?;
    let rows = rows(&Options::parse(&["--smoke"], &budgets)?, &budgets)?;
    eprintln!("xtask: {} rows give what their peers give", rows.len());
    Ok(())
}

fn rows(options: &Options, budgets: &Budgets) -> Result<Vec<Figure>> {
    let sizes = asked(Task::Size, options, budgets);
    let mut rows = Vec::new();
    if sizes.len() < options.ids.len() {
        let site = build()?;
        for engine in &options.engines {
            run::say(&format!("measuring in {}", engine.version()?));
            rows.extend(measure(*engine, &site, options, budgets)?);
        }
    }
    // Files have no engine, and no rounds.
    if options.rounds > 1 && options.engines.len() > 1 {
        rows.extend(size::rows(&sizes)?);
    }
    Ok(rows)
}

/// The site that every engine loads: the benchmark, and copies of it with other numbers of names.
fn build() -> Result<PathBuf> {
    let pkg = bindgen::generate("interop-bench", Target::Web, Profile::Speed)?;
    let mut parts = vec![(pkg.clone(), "pkg".to_owned())];
    for count in NAMES {
        parts.push((names::with_names(&pkg, count)?, format!("names-{count}")));
    }
    let parts: Vec<(PathBuf, &str)> = parts
        .iter()
        .map(|(from, to)| (from.clone(), to.as_str()))
        .collect();
    site::bench(&parts)
}

/// The rows that are asked for and that an engine has a part in.
fn measure(
    engine: Engine,
    site: &Path,
    options: &Options,
    budgets: &Budgets,
) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for (task, name) in [(Task::Time, "time"), (Task::Names, "names")] {
        let only = asked(task, options, budgets);
        if !only.is_empty() {
            let request = Request {
                task: name,
                rounds: options.rounds,
                only: &only,
                side: None,
            };
            figures.extend(engine.run::<Vec<Figure>>(site, &request)?);
        }
    }
    for figure in &mut figures {
        engine.name().clone_into(&mut figure.engine);
    }
    // One round shows that it runs; a million objects take longer than all else.
    if options.rounds > 1 {
        for id in asked(Task::Memory, options, budgets) {
            figures.push(memory(engine, site, id)?);
        }
    }
    Ok(figures)
}

/// The ids that are asked for of those that `task` measures.
fn asked<'a>(task: Task, options: &Options, budgets: &'a Budgets) -> Vec<&'a str> {
    let rows = budgets.rows.iter().filter(|row| row.task == task);
    let asked = rows.filter(|row| options.ids.contains(&row.id));
    asked.map(|row| row.id.as_str()).collect()
}

/// What one live reference holds.
#[derive(Deserialize)]
struct Held {
    wasm: f64,
    js: f64,
}

fn memory(engine: Engine, site: &Path, id: &str) -> Result<Figure> {
    let held = |side| {
        let request = Request {
            task: "memory",
            rounds: 1,
            only: &[],
            side: Some(side),
        };
        let held = engine.run::<Held>(site, &request)?;
        run::say(&format!(
            "{side}: {:.0} bytes of wasm and {:.0} of JavaScript a reference",
            held.wasm, held.js
        ));
        Ok::<_, String>(held.wasm + held.js)
    };
    let (ours, theirs) = (held("ours")?, held("theirs")?);
    Ok(Figure::bytes(
        id,
        engine.name(),
        ours,
        "wasm-bindgen class",
        theirs,
    ))
}
