//! Imports stand wherever functions stand, as functions of a type as well.

use interop_runtime::prelude::*;

mod pages {
    pub mod counter {
        #[interop_runtime::js_import("counter.count")]
        pub fn count(from: Start) -> Result<u32, interop_runtime::InteropError>;

        type Start = u32;
    }
}

pub struct Chart(JsObjectRef);

impl Chart {
    #[js_import("newChart", module = "charts")]
    pub async fn create(data: &[f64]) -> Result<JsObjectRef, InteropError>;

    pub async fn new(data: &[f64]) -> Result<Self, InteropError> {
        Self::create(data).await.map(Self)
    }
}

#[js_import]
#[cfg(debug_assertions)]
fn platform() -> Result<String, InteropError>;

#[js_import]
#[cfg(not(debug_assertions))]
fn platform() -> Result<String, InteropError>;

#[cfg_attr(all(), js_import("conditional"))]
#[allow(non_snake_case)]
fn camelCase();

macro_rules! globals {
    ($($name:ident($($parameter:ident: $type:ty),*) -> $result:ty, $path:literal;)+) => { $(
        #[js_import($path)]
        fn $name($($parameter: $type),*) -> Result<$result, InteropError>;
    )+ };
}
globals! {
    square_root(of: f64) -> f64, "Math.sqrt";
    power(base: f64, exponent: &f64) -> f64, "Math.pow";
}

fn main() {
    #[js_import]
    fn inner(text: &str) -> Result<usize, InteropError>;

    assert!(inner("").is_err() && platform().is_err() && square_root(2.0).is_err() && power(2.0, &3.0).is_err());
    assert!(pages::counter::count(1).is_err());
    drop(Chart::new(&[1.0]));
    camelCase();
}
