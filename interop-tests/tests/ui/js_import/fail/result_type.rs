use interop_runtime::prelude::*;

pub struct Point(f64, f64);

#[js_import]
fn cursor() -> Result<Point, InteropError>;

#[js_import]
async fn corners() -> Result<Vec<Point>, InteropError>;

#[js_import]
fn title() -> Result<&'static str, InteropError>;

fn main() {}
