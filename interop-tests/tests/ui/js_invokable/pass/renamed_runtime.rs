//! The runtime under another name, and through another crate's module.

extern crate interop_runtime as renamed;

use renamed::js_invokable;

mod framework {
    pub use interop_runtime as interop;
}

#[js_invokable(crate = renamed)]
fn add(a: f64, b: f64) -> f64 {
    a + b
}

#[framework::interop::js_invokable("loadAll", crate = crate::framework::interop)]
async fn load(ids: &[u32]) -> Result<usize, String> {
    Ok(ids.len())
}

pub struct Counter(u32);

#[js_invokable(rename_all = "camelCase", crate = ::interop_runtime)]
impl Counter {
    #[renamed::js_invokable]
    fn current_value(&self) -> u32 {
        self.0
    }

    #[framework::interop::js_invokable("reset")]
    async fn set_to_zero(&mut self) {
        self.0 = 0;
    }
}

fn main() {
    assert_eq!(add(1.0, 2.0), 3.0);
    assert_eq!(Counter(1).current_value(), 1);
}
