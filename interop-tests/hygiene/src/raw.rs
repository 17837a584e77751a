//! Keywords as names, and names that generated code uses as well.

use bridge::prelude::*;

#[js_invokable(crate = bridge)]
fn r#match(r#type: u32, r#in: &str, mut r#fn: Vec<u8>) -> String {
    r#fn.push(0);
    format!("{type} {in} {}", r#fn.len())
}

#[js_invokable(crate = bridge)]
#[expect(
    clippy::just_underscores_and_digits,
    reason = "generated code has these names"
)]
fn named_as_generated(__args: u32, __0: u32, __1: u32, __call: u32, __this: u32) -> u32 {
    __args + __0 * 10 + __1 * 100 + __call * 1000 + __this * 10000
}

struct r#Struct {
    r#value: u8,
}

#[js_invokable(crate = bridge)]
impl r#Struct {
    #[js_invokable]
    fn r#loop(&self, r#while: u8, __object: u8) -> u8 {
        self.r#value + r#while + __object
    }

    #[js_invokable]
    fn r#move(r#value: u8) -> RustObjectRef<Self> {
        RustObjectRef::new(Self { r#value })
    }
}

#[js_import(crate = bridge)]
fn r#static(r#as: &str, __function: u8) -> Result<String, InteropError>;

#[js_import(module = "raw", crate = bridge)]
extern "js" {
    fn r#impl(r#dyn: u32) -> Result<u32, InteropError>;

    #[js_import(getter)]
    fn r#const(this: &JsObjectRef) -> Result<u32, InteropError>;
}

#[js_invokable(crate = bridge)]
fn use_raw_imports(object: &JsObjectRef) -> Result<String, InteropError> {
    let text = r#static("a", 1)?;
    Ok(format!("{text} {} {}", r#impl(1)?, r#const(object)?))
}

/// A class whose fields are keywords.
#[js_export(crate = bridge)]
pub struct r#Enum {
    #[js_export]
    r#type: u32,
}

#[js_export(crate = bridge)]
impl r#Enum {
    /// Makes one.
    #[js_export(constructor)]
    #[must_use]
    pub fn r#new(r#type: u32) -> Self {
        Self { r#type }
    }

    /// Continues.
    pub fn r#continue(&mut self, r#mut: u32) -> u32 {
        self.r#type += r#mut;
        self.r#type
    }
}
