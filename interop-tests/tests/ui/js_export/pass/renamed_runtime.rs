//! The runtime under another name, and through another crate's module.

extern crate interop_runtime as renamed;

use renamed::js_export;

mod framework {
    pub use interop_runtime as interop;
}

#[js_export(crate = renamed)]
fn add(a: f64, b: f64) -> f64 {
    a + b
}

#[framework::interop::js_export("loadAll", namespace = "users", crate = crate::framework::interop)]
async fn load(ids: &[u32]) -> Result<usize, String> {
    Ok(ids.len())
}

#[js_export(crate = renamed)]
pub struct Counter {
    #[renamed::js_export]
    value: u32,
}

#[framework::interop::js_export(rename_all = "camelCase", crate = framework::interop)]
impl Counter {
    #[renamed::js_export(constructor)]
    pub fn new(value: u32) -> Self {
        Self { value }
    }

    #[framework::interop::js_export("reset")]
    pub async fn set_to_zero(&mut self, other: &Counter) {
        self.value = other.value;
    }
}

fn main() {
    assert_eq!(add(1.0, 2.0), 3.0);
    assert_eq!(Counter::new(1).value, 1);
}
