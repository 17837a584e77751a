use interop_runtime::prelude::*;

#[js_invokable]
fn sort(list: &mut Vec<i32>) {
    list.sort_unstable();
}

#[derive(serde::Deserialize)]
struct Point {
    x: f64,
}

#[js_invokable]
async fn stretch(point: &mut Point) {
    point.x += 1.0;
}

fn main() {}
