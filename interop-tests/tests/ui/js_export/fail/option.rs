use interop_runtime::prelude::*;

#[js_export(namespace = "a..b")]
pub fn namespace() {}

#[js_export(module = "./a.js", getter, rename_all = "camelCase")]
pub fn function() {}

#[js_export(readonly, renam_all = "camelCase")]
pub struct Page {
    #[js_export(readonly = true, namespace = "a")]
    title: String,
}

#[js_export("Side", namespace = "a")]
impl Page {
    #[js_export(getter, setter)]
    pub fn a(&self) {}

    #[js_export(skip, "b")]
    pub fn b(&self) {}

    #[js_export(crate = x, static)]
    pub fn c(&self) {}

    #[js_export = "d"]
    pub fn d(&self) {}
}

fn main() {}
