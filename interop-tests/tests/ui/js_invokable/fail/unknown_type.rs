use interop_runtime::prelude::*;

#[js_invokable]
fn draw(point: Pont) -> Result<Pixel, InteropError> {
    Ok(point.pixel())
}

fn main() {}
