use interop_runtime::prelude::*;

#[js_import]
fn draw(point: Pont) -> Result<Pixel, InteropError>;

fn main() {}
