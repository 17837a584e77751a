//! The attributes of `interop-runtime`, which re-exports and documents them with examples that run.
//!
//! | | |
//! |---|---|
//! | [`macro@js_invokable`] | JavaScript calls a Rust function or method by name |
//! | [`macro@js_import`] | Rust calls a JavaScript function through a Rust signature |
//!
//! Each attribute runs through four stages, a module each: parse → model → check → expand. All mistakes of an
//! item are reported at once, and the item itself survives them, so that one mistake is one error.

#![forbid(unsafe_code)]

mod case;
mod errors;
mod function;
mod js_import;
mod js_invokable;
mod marks;
mod nearest;
mod options;
mod runtime_path;
mod self_type;
mod signature;
mod symbol;
#[cfg(test)]
mod tests;
mod words;

use proc_macro::TokenStream;

/// Lets JavaScript call a function, or the marked methods of an `impl` block, by name.
///
/// On a function, the identifier is the function's name as written, or the one given in quotes. On an `impl`
/// block (of a type or of a trait, as many as you like) only the methods marked `#[js_invokable]` can be called;
/// a function without `self` is a static, known as `Type.name`. Functions and methods may be `async`.
///
/// ```ignore (an attribute's crate cannot depend on the runtime that its output calls)
/// #[js_invokable]
/// pub fn add(a: f64, b: f64) -> f64 {
///     a + b
/// }
///
/// #[js_invokable(rename_all = "camelCase")]
/// impl Greeter {
///     #[js_invokable]
///     pub fn greet(&self, name: &str) -> String {
///         format!("{}, {name}!", self.greeting)
///     }
///
///     #[js_invokable("shout")]
///     pub async fn greet_loudly(&mut self, js: JsRuntime) -> Result<(), InteropError> {
///         js.invoke("alert", (&self.greeting,)).await
///     }
/// }
/// ```
///
/// | option | on | |
/// |---|---|---|
/// | `"identifier"` | function, method | what JavaScript calls it |
/// | `rename_all = "camelCase"` | `impl` | case of the identifiers not given: also `PascalCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` |
/// | `crate = path` | function, `impl` | the runtime, when it is not `::interop_runtime` |
///
/// A parameter is a plain name with an owned type or `&T`; `self` is `&self` or `&mut self`. Refused are generic
/// functions and `impl`s, `impl Trait`, `unsafe`, `extern`, `&mut` parameters, a `&` inside a parameter's type, more
/// than 12 parameters, two methods of one block with one identifier, and for methods the identifiers `then`, `toJSON`, `dispose` and `constructor`.
#[proc_macro_attribute]
pub fn js_invokable(options: TokenStream, item: TokenStream) -> TokenStream {
    js_invokable::js_invokable(options.into(), item.into()).into()
}

/// Makes a function without a body, or each function of an `extern "js"` block, a call into JavaScript.
///
/// The result decides what a call is: `async fn` with a result waits for the promise, `fn` with a result is answered
/// at once where the host can, and `fn` without one is one-way: nobody waits, and a failure is reported to the
/// hook for unhandled errors.
///
/// ```ignore (an attribute's crate cannot depend on the runtime that its output calls)
/// #[js_import("globalThis.console.log")]
/// pub fn console_log(message: &str);
///
/// #[js_import(module = "./greeter.js", rename_all = "camelCase")]
/// extern "js" {
///     pub async fn load_user(id: u32) -> Result<User, InteropError>;
///
///     #[js_import("formatName")]
///     pub fn format_name(first: &str, last: &str) -> Result<String, InteropError>;
/// }
/// ```
///
/// | option | on | |
/// |---|---|---|
/// | `"name"` | function, function of a block | a dotted path in the module, or from `globalThis` |
/// | `module = "…"` | function, block | a module's registered name, or its specifier |
/// | `rename_all = "camelCase"` | block | case of the names not given: also `PascalCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` |
/// | `crate = path` | function, block | the runtime, when it is not `::interop_runtime` |
///
/// Refused are bodies, `self`, type parameters, `impl Trait`, `unsafe`, `const`, another ABI than `"js"`, parameters
/// that are more than a name, `&mut` parameters, more than 12 parameters, borrowed results, and an `async fn` without a
/// result.
#[proc_macro_attribute]
pub fn js_import(options: TokenStream, item: TokenStream) -> TokenStream {
    js_import::js_import(options.into(), item.into()).into()
}
