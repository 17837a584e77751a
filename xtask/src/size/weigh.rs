//! The bytes of a generated package: what a page loads.

use crate::run::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Bytes, as they are and compressed. Each file is compressed alone, as a server does it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Weight {
    pub(crate) wasm: u32,
    pub(crate) wasm_gzip: u32,
    pub(crate) js: u32,
    pub(crate) js_gzip: u32,
    /// How many files of JavaScript.
    pub(crate) files: u32,
}

/// All wasm and JavaScript below `folder`: a package has nothing that it does not load.
pub(super) fn weigh(folder: &Path) -> Result<Weight> {
    let mut weight = Weight::default();
    add(folder, &mut weight).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(weight)
}

fn add(folder: &Path, weight: &mut Weight) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension {
            _ if path.is_dir() => add(&path, weight)?,
            Some("wasm") => {
                let bytes = fs::read(&path)?;
                weight.wasm += length(&bytes);
                weight.wasm_gzip += compressed(&bytes)?;
            }
            Some("js") => {
                let bytes = fs::read(&path)?;
                weight.js += length(&bytes);
                weight.js_gzip += compressed(&bytes)?;
                weight.files += 1;
            }
            _ => {}
        }
    }
    Ok(())
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

fn compressed(bytes: &[u8]) -> std::io::Result<u32> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(length(&encoder.finish()?))
}

#[cfg(test)]
mod tests {
    #[test]
    fn repetition_is_compressed() {
        let length = super::compressed(&[b'a'; 10_000]).expect("memory takes everything");
        assert!((20..100).contains(&length), "{length}");
    }
}
