//! An async function that can fail.

use interop_runtime::prelude::*;

#[js_invokable]
#[cfg(not(any()))]
#[deprecated]
async fn load(id: u32, title: &str) -> Result<String, std::num::TryFromIntError> {
    u8::try_from(id).map(|id| format!("{title} {id}"))
}

fn main() {}
