//! Packages with many names: the benchmark's wasm, with its export table filled up. The export table is the registry,
//! and a crate with so many functions would take hours to compile.

use crate::run::Result;
use std::fs;
use std::path::{Path, PathBuf};
use walrus::{ExportItem, Module};

const WASM: &str = "interop_bench_bg.wasm";
/// The function that all the names call: its export's name holds the length of its own name, and the name.
const FUNCTION: &str = "_3_add_";

/// Writes a copy of `pkg` with `count` names and no others: `generated0`, `generated1` …
pub(super) fn with_names(pkg: &Path, count: usize) -> Result<PathBuf> {
    let folder = pkg.with_file_name(format!("names-{count}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    crate::site::copy(pkg, &folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let path = folder.join(WASM);
    let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut module = Module::from_file(&path).map_err(|error| wrong(&error))?;
    rename(&mut module, count).map_err(|error| wrong(&error))?;
    module
        .emit_wasm_file(&path)
        .map_err(|error| wrong(&error))?;
    Ok(folder)
}

fn rename(module: &mut Module, count: usize) -> Result {
    let functions = module
        .exports
        .iter()
        .filter(|export| export.name.starts_with("__interop_fn_"));
    let functions: Vec<_> = functions
        .map(|export| (export.id(), export.name.clone(), export.item))
        .collect();
    let (_, name, item) = functions
        .iter()
        .find(|(_, name, _)| name.contains(FUNCTION))
        .ok_or("it exports no invokable `add`")?;
    let ExportItem::Global(item) = *item else {
        return Err("the export of `add` is no static".to_owned());
    };
    let name = name.clone();
    for (id, ..) in &functions {
        module.exports.delete(*id);
    }
    for i in 0..count {
        let identifier = format!("generated{i}");
        let own = format!("_{}_{identifier}_", identifier.len());
        module.exports.add(&name.replace(FUNCTION, &own), item);
    }
    Ok(())
}
