use interop_runtime::prelude::*;

pub struct Point(f64, f64);

#[js_import]
fn draw(title: &str, point: Point);

#[js_import]
async fn draw_all(points: &[Point]) -> Result<(), InteropError>;

fn main() {}
