//! An exported async function with a name and a namespace.

use interop_runtime::prelude::*;

#[js_export("loadAll", namespace = "my.users")]
pub async fn load(ids: &[u32]) -> Result<usize, String> {
    Ok(ids.len())
}

fn main() {}
