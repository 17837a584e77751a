use interop_runtime::prelude::*;

#[js_invokable]
fn distance((x, y): (f64, f64), _: f64) -> f64 {
    x.hypot(y)
}

#[js_invokable]
fn sort(list: &mut [i32]) {
    list.sort_unstable();
}

#[js_invokable]
fn log(message: &str, #[cfg(debug_assertions)] place: &str) {
    println!("{message}{place}");
}

#[js_invokable]
fn greet(name: Option<&str>, titles: &[&str]) -> String {
    format!("{titles:?}{name:?}")
}

fn main() {}
