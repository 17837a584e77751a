//! Three methods and a static of a type.

use interop_runtime::prelude::*;

#[derive(serde::Deserialize)]
pub struct HelloHelper {
    name: String,
}

impl HelloHelper {
    const LENGTH: usize = 2;
}

#[js_invokable(rename_all = "camelCase")]
impl HelloHelper {
    #[js_invokable]
    pub fn get_hello_message(&self, other: &Self) -> String {
        format!("{} and {}", self.name, other.name)
    }

    #[interop_runtime::js_invokable("rename")]
    pub fn set_name(&mut self, name: String) {
        self.name = name;
    }

    #[js_invokable]
    #[cfg(not(any()))]
    pub async fn re_load(&mut self, keys: [u32; Self::LENGTH]) -> u32 {
        keys.iter().sum()
    }

    #[js_invokable]
    pub fn make_one(name: String) -> RustObjectRef<Self> {
        RustObjectRef::new(Self { name })
    }

    pub fn hidden(&self) {}
}

fn main() {}
