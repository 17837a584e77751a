use interop_runtime::prelude::*;

pub struct Chart;

impl Chart {
    #[js_import("resizeChart")]
    fn resize(&self, width: f64);
}

fn main() {}
