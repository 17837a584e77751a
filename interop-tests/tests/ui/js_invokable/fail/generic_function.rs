use interop_runtime::prelude::*;

#[js_invokable]
fn show<T: ToString>(value: T) -> String {
    value.to_string()
}

#[js_invokable]
fn sum<const N: usize>(values: [f64; N]) -> f64 {
    values.iter().sum()
}

#[js_invokable]
fn trim<'a>(text: &'a str) -> &'a str {
    text.trim()
}

#[js_invokable]
fn keep(text: &'static str) -> usize {
    text.len()
}

fn main() {
    show(1);
    sum([1.0]);
    trim(" ");
    keep("");
}
