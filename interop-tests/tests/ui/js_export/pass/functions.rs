//! What a function under `#[js_export]` can look like.

use interop_runtime::prelude::*;

#[js_export]
pub fn get_message_from_rust() -> String {
    "Hello from Rust".to_owned()
}

#[js_export("loadAll", namespace = "my.users")]
pub(crate) async fn load(ids: &[u32], limit: Option<u32>) -> Result<Vec<u32>, Box<dyn std::error::Error>> {
    Ok(ids.iter().copied().take(limit.map_or(usize::MAX, |limit| limit as usize)).collect())
}

#[js_export]
async fn on_page(js: JsRuntime, r#type: &str) {
    let _ = (js, r#type);
}

#[js_export]
fn r#loop(this: u8, mut self_made: bool) -> bool {
    self_made ^= this == 1;
    self_made
}

#[js_invokable]
fn add(a: f64, b: f64) -> f64 {
    a + b
}

/// A registry of its own: the same name may be an invokable's.
mod exports {
    use interop_runtime::prelude::*;

    #[js_export]
    fn add(a: f64, b: f64) -> f64 {
        super::add(a, b)
    }
}

fn main() {
    assert_eq!(get_message_from_rust().len(), 15);
}
