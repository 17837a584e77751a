use interop_runtime::prelude::*;

pub struct Point(f64, f64);

#[js_invokable]
fn origin() -> Point {
    Point(0.0, 0.0)
}

#[js_invokable]
async fn corners() -> Result<Vec<Point>, InteropError> {
    Ok(Vec::new())
}

pub struct Canvas(Point);

#[js_invokable]
impl Canvas {
    #[js_invokable]
    fn cursor(&self) -> &Point {
        &self.0
    }
}

fn main() {}
