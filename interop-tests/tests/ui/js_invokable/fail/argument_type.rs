use interop_runtime::prelude::*;

pub struct Point(f64, f64);

#[js_invokable]
fn length(unit: &str, point: Point) -> String {
    format!("{} {unit}", point.0.hypot(point.1))
}

#[js_invokable]
async fn lengths(points: &[Point]) -> usize {
    points.len()
}

#[js_invokable]
fn is_known(point: Option<Point>) -> bool {
    point.is_some()
}

pub struct Canvas;

#[js_invokable]
impl Canvas {
    #[js_invokable]
    fn replace(&mut self, other: Self) {
        *self = other;
    }
}

fn main() {}
