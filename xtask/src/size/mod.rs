//! `cargo xtask size`: bytes of small applications beside the same ones by wasm-bindgen alone.

mod variants;
mod weigh;

use crate::bench::docs;
use crate::bench::figures::{self, Figure, bytes};
use crate::run::Result;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use variants::VARIANTS;
pub(crate) use weigh::Weight;

const USAGE: &str = "cargo xtask size [--json FILE] [--only NAME] [--docs]";

/// One application, and the same by wasm-bindgen.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) what: String,
    pub(crate) ours: Weight,
    pub(crate) peer: Weight,
}

pub(crate) fn size(words: &[&str]) -> Result {
    let (mut json, mut only, mut into_docs) = (None::<PathBuf>, "", false);
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        match (word, if word == "--docs" { None } else { words.next() }) {
            ("--docs", _) => into_docs = true,
            ("--json", Some(file)) => json = Some(file.into()),
            ("--only", Some(name)) => only = name,
            _ => {
                return Err(format!(
                    "`{word}` is not known here, or lacks its value; {USAGE}"
                ));
            }
        }
    }
    let lines = weigh(|name| name.contains(only))?;
    if lines.is_empty() {
        let names = VARIANTS.map(|variant| variant.name).join(", ");
        return Err(format!("there is no `{only}`; there are: {names}"));
    }
    println!("{}", table(&lines));
    if let Some(path) = json {
        figures::write(&path, &figures(&lines))?;
    }
    if into_docs {
        docs::update(|store| store.take_sizes(&lines))?;
    }
    Ok(())
}

/// Builds and weighs those of these names.
fn weigh(wanted: impl Fn(&str) -> bool) -> Result<Vec<Line>> {
    let wanted = VARIANTS.iter().filter(|variant| wanted(variant.name));
    wanted.map(variants::Variant::weigh).collect()
}

/// The rows of the budgets with these ids.
pub(crate) fn rows(ids: &[&str]) -> Result<Vec<Figure>> {
    let (hello, further) = (
        ids.iter().any(|id| id.starts_with("size-hello")),
        ids.contains(&PER_INVOKABLE),
    );
    let lines = weigh(|name| match name {
        "hello" => hello,
        _ => further && (name == FEW || name == MANY),
    })?;
    let figures = figures(&lines).into_iter();
    Ok(figures
        .filter(|figure| ids.contains(&figure.id.as_str()))
        .collect())
}

const PER_INVOKABLE: &str = "size-per-invokable";
/// Eleven and a hundred and one.
const FEW: &str = "numbers-11";
const MANY: &str = "numbers-101";

/// Every application's wasm and compressed JavaScript, and what one more invokable adds.
fn figures(lines: &[Line]) -> Vec<Figure> {
    let figure = |id: &str, ours, peer| {
        Figure::bytes(
            id,
            "any",
            f64::from(ours),
            "the same by wasm-bindgen",
            f64::from(peer),
        )
    };
    let mut figures: Vec<Figure> = lines
        .iter()
        .flat_map(
            |Line {
                 name, ours, peer, ..
             }| {
                [
                    figure(&format!("size-{name}-wasm"), ours.wasm, peer.wasm),
                    figure(&format!("size-{name}-js-gzip"), ours.js_gzip, peer.js_gzip),
                ]
            },
        )
        .collect();
    if let Some((ours, peer)) = per_invokable(lines) {
        figures.push(figure(PER_INVOKABLE, ours, peer));
    }
    figures
}

/// Bytes of wasm that one more function of two numbers adds, ours and the peer's.
pub(crate) fn per_invokable(lines: &[Line]) -> Option<(u32, u32)> {
    let named = |name| lines.iter().find(|line| line.name == name);
    let (few, many) = (named(FEW)?, named(MANY)?);
    let each = |few: Weight, many: Weight| many.wasm.saturating_sub(few.wasm) / 90;
    Some((each(few.ours, many.ours), each(few.peer, many.peer)))
}

fn table(lines: &[Line]) -> String {
    let cells = |weight: &Weight| {
        [weight.wasm, weight.wasm_gzip, weight.js, weight.js_gzip].map(|size| bytes(size.into()))
    };
    let head = ["wasm", "gzip", "js", "gzip"]
        .map(|word| format!("{word:>10}"))
        .concat();
    let mut text = vec![format!("{:<12}{head}  |{head}   (wasm-bindgen)", "")];
    text.extend(lines.iter().map(|line| {
        let side = |weight| cells(weight).map(|cell| format!("{cell:>10}")).concat();
        format!(
            "{:<12}{}  |{}   {}",
            line.name,
            side(&line.ours),
            side(&line.peer),
            line.what
        )
    }));
    if let Some((ours, peer)) = per_invokable(lines) {
        text.push(format!(
            "{ours} bytes of wasm for one more function of two numbers (wasm-bindgen {peer})"
        ));
    }
    text.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, wasm: u32) -> Line {
        let weight = Weight {
            wasm,
            ..Weight::default()
        };
        Line {
            name: name.to_owned(),
            what: String::new(),
            ours: weight,
            peer: weight,
        }
    }

    #[test]
    fn one_more_function() {
        let lines = [line(FEW, 10_000), line(MANY, 19_000)];
        assert_eq!(per_invokable(&lines), Some((100, 100)));
        let ids: Vec<String> = figures(&lines)
            .into_iter()
            .map(|figure| figure.id)
            .collect();
        assert_eq!(ids.last().map(String::as_str), Some(PER_INVOKABLE));
        assert_eq!(per_invokable(&lines[..1]), None);
    }
}
