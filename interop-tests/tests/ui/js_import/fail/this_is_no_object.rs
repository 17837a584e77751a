use interop_runtime::prelude::*;

pub struct Chart(JsObjectRef);

type Text<'a> = &'a str;

#[js_import(method)]
fn resize(this: &Chart, width: f64);

#[js_import(getter)]
async fn width(this: Text<'_>) -> Result<f64, InteropError>;

#[js_import(setter)]
fn set_width(this: Option<JsObjectRef>, width: f64) -> Result<(), InteropError>;

fn main() {}
