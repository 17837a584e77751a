use interop_runtime::prelude::*;

pub struct Point(f64, f64);

fn main() {
    let _ = JsCallback::new(|point: Point| point.0);
    let _ = JsCallback::once(|point: Point| point.1);
    let _ = JsCallback::new(|x: f64| Point(x, x));
    let _ = JsCallback::try_new(|x: f64| -> Result<f64, Point> { Err(Point(x, x)) });
}
