//! Reads the sweep: a column for each type, a row for each value, a cell for what becomes of it.

use std::collections::HashMap;

use crate::table::{Case, Line, Outcome, PLACES, columns, lines};

pub(crate) fn cases(name: &str, text: &str) -> Result<Vec<Case>, String> {
    let mut names = HashMap::new();
    let mut types = HashMap::new();
    let mut header = Vec::new();
    let mut cases = Vec::new();
    for line in lines(name, text) {
        if let Some((name, value)) = definition(line.text, "let ") {
            names.insert(name, value);
        } else if let Some((name, definition)) = definition(line.text, "col ") {
            types.insert(name, columns(definition));
        } else if line.text.starts_with("value ") {
            header = columns(line.text)[1].split_whitespace().collect();
        } else {
            let cells = row(&line, &header, &types, &names);
            cases.extend(cells.map_err(|wrong| format!("{}: {wrong}", line.at))?);
        }
    }
    Ok(cases)
}

fn definition<'a>(line: &'a str, keyword: &str) -> Option<(&'a str, &'a str)> {
    let (name, definition) = line.strip_prefix(keyword)?.split_once('=')?;
    Some((name.trim(), definition.trim()))
}

fn row(
    line: &Line<'_>,
    header: &[&str],
    types: &HashMap<&str, Vec<&str>>,
    names: &HashMap<&str, &str>,
) -> Result<Vec<Case>, String> {
    let columns = columns(line.text);
    let cells: Vec<&str> = columns[1].split_whitespace().collect();
    if cells.len() != header.len() {
        return Err(format!(
            "{} cells for {} columns",
            cells.len(),
            header.len()
        ));
    }
    let marks: Vec<&str> = columns
        .get(2)
        .map_or(Vec::new(), |marks| marks.split(' ').collect());
    let only: Vec<&&str> = marks.iter().filter(|mark| PLACES.contains(mark)).collect();
    let mut cases = Vec::new();
    for (column, cell) in header.iter().zip(cells).filter(|(_, cell)| *cell != "-") {
        let of = types
            .get(column)
            .ok_or_else(|| format!("`{column}` has no `col`"))?;
        let places = of.get(1).copied().unwrap_or("top pull").split(' ');
        let is_played = |place: &&str| {
            (columns[0] != "missing" || *place == "top")
                && (only.is_empty() || only.contains(&place))
        };
        cases.push(Case {
            row: line.row.to_owned(),
            at: line.at.clone(),
            of: of[0].to_owned(),
            value: columns[0].to_owned(),
            outcome: outcome(cell, names)?,
            says: None,
            places: places.filter(is_played).map(str::to_owned).collect(),
            js_only: marks.iter().any(|mark| mark.ends_with("-only")),
        });
    }
    Ok(cases)
}

/// `=`, a letter with the rest of the path, or a value.
fn outcome(cell: &str, names: &HashMap<&str, &str>) -> Result<Outcome, String> {
    let wide = cfg!(target_pointer_width = "64");
    let refused = |code: &str, going_out, suffix: &str| Outcome::Refused {
        code: code.to_owned(),
        going_out,
        suffix: suffix.to_owned(),
    };
    let suffix = cell.get(1..).unwrap_or_default();
    let code = match cell.get(..1) {
        Some("T") => "TypeMismatch",
        Some("R") => "OutOfRange",
        Some("N") => "NotSerializable",
        Some("S") => "InvalidString",
        Some("W") => "WrongType",
        Some("D") => "Disposed",
        _ => "",
    };
    if !code.is_empty() && (suffix.is_empty() || suffix.starts_with(['.', '['])) {
        return Ok(refused(code, false, suffix));
    }
    Ok(match cell {
        "B" => Outcome::RefusedAt {
            code: "BadArgs".to_owned(),
            path: None,
        },
        "r" => refused("OutOfRange", true, ""),
        "w" if wide => Outcome::Same,
        "w" => refused("OutOfRange", false, ""),
        "v" => refused("OutOfRange", wide, ""),
        _ if cell.starts_with('$') => {
            let value = names
                .get(cell)
                .ok_or_else(|| format!("{cell} has no `let`"))?;
            Outcome::Value((*value).to_owned())
        }
        value => Outcome::sent(value),
    })
}
