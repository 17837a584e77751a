//! The attributes of `interop-runtime`, which re-exports and documents them with examples that run.
//!
//! | | |
//! |---|---|
//! | [`macro@js_invokable`] | JavaScript calls a Rust function or method by name |
//! | [`macro@js_import`] | Rust calls a JavaScript function through a Rust signature |
//! | [`macro@TS`] | a type that crosses is declared in TypeScript |
//! | [`macro@js_export`] | a function or a class is part of what the module exports to JavaScript |
//!
//! Each attribute runs through four stages, a module each: parse → model → check → expand. All mistakes of an
//! item are reported at once, and the item itself survives them, so that one mistake is one error.

#![forbid(unsafe_code)]

mod block;
mod case;
mod endpoint;
mod errors;
mod function;
mod instance;
mod js_export;
mod js_import;
mod js_invokable;
mod marks;
mod names;
mod nearest;
mod options;
mod runtime_path;
mod signature;
mod symbol;
#[cfg(test)]
mod tests;
mod ts;
mod unread;
mod words;

use proc_macro::TokenStream;

/// Lets JavaScript call a function, or the marked methods of an `impl` block, by name.
///
/// On a function, the identifier is the function's name as written, or the one given in quotes. On an `impl`
/// block (of a type or of a trait, as many as you like) only the methods marked `#[js_invokable]` can be called;
/// a function without `self` is a static, known as `Type.name`. Functions and methods may be `async`.
///
/// ```
/// # use interop_runtime::prelude::*;
/// # struct Greeter { greeting: String }
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
/// | `types(Slot<i32>, …)` | generic `impl` | the types that JavaScript can hold: each gets the marked methods |
/// | `crate = path` | function, `impl` | the runtime, when it is not `::interop_runtime` |
///
/// A parameter is a plain name with an owned type, `&T`, or `&mut T` of an exported struct, and one that may be missing is
/// an `Option` of it; `self` is `&self` or `&mut self`. JavaScript does not send a `JsRuntime`, nor a method's `this: RustObjectRef<Self>`, which is the
/// object itself: both are supplied.
///
/// Refused are generic functions, generic `impl`s without `types(…)`, `impl Trait` and `dyn Trait`, futures as results
/// (write `async fn`), closures (a `JsCallback` goes to JavaScript, a `JsObjectRef` comes from it), `unsafe`, `extern`,
/// other `&mut` parameters, a `&` inside a parameter's type, a second `JsRuntime`, more than 12 parameters, two methods
/// of one block with one identifier, and for methods the identifiers `then`, `toJSON`, `dispose`, `constructor` and
/// `__proto__`.
#[proc_macro_attribute]
pub fn js_invokable(options: TokenStream, item: TokenStream) -> TokenStream {
    js_invokable::js_invokable(options.into(), item.into()).into()
}

/// Makes a function without a body, or each function of an `extern "js"` block, a use of JavaScript.
///
/// The result decides what a call is: `async fn` with a result waits for the promise, `fn` with a result is answered
/// at once where the host can, and `fn` without one is one-way: nobody waits, and a failure is reported to the
/// hook for unhandled errors.
///
/// ```
/// # use interop_runtime::prelude::*;
/// # #[derive(serde::Deserialize)] pub struct User { id: u32 }
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
/// A name that is no function says so: a `constructor` is called with `new`, a `getter` is read, and a `setter` is
/// given a value. A first parameter `this` is the object on which such a name is looked up, and a `method` always
/// has it. A missing property is `None` if the getter's result is an `Option`.
///
/// ```
/// # use interop_runtime::prelude::*;
/// #[js_import(module = "./charts.js")]
/// extern "js" {
///     #[js_import("Chart", constructor)]
///     pub async fn new_chart(at: &JsObjectRef, data: &[f64]) -> Result<JsObjectRef, InteropError>;
///
///     #[js_import("resize", method)]
///     pub async fn resize(this: &JsObjectRef, width: f64) -> Result<(), InteropError>;
///
///     #[js_import("title", getter)]
///     pub fn title(this: &JsObjectRef) -> Result<Option<String>, InteropError>;
///
///     #[js_import("version", getter)]
///     pub async fn version() -> Result<String, InteropError>;
///
///     #[js_import("settings.theme", setter)]
///     pub async fn set_theme(value: &str) -> Result<(), InteropError>;
/// }
///
/// async fn show(at: &JsObjectRef) -> Result<(), InteropError> {
///     let chart = new_chart(at, &[1.0, 2.0]).await?;
///     resize(&chart, 640.0).await
/// }
/// ```
///
/// A crate can carry its own JavaScript: a `file` of the crate becomes the module of that name wherever the crate is
/// linked in. Whoever uses the crate copies and imports nothing, and sync calls work from the start, as the file is
/// loaded together with the application. What it imports itself is not copied along, so it stands alone.
///
/// ```
/// # use interop_runtime::prelude::*;
/// #[js_import("getMessage", module = "my-lib/greeter", file = "/js/greeter.js")]
/// pub async fn greeter_message() -> Result<String, InteropError>;
/// ```
///
/// | option | on | |
/// |---|---|---|
/// | `"name"` | function, function of a block | a dotted path in the module, on `this`, or from `globalThis` |
/// | `constructor` | function, function of a block | `new` is called; the result is `Result<JsObjectRef, _>` |
/// | `getter` | function, function of a block | the property is read; there are no parameters besides `this` |
/// | `setter` | function, function of a block | the property is set to the one parameter besides `this`; of the function's own name, `set_` is left out |
/// | `method` | function, function of a block | the function is called on `this: &JsObjectRef` |
/// | `module = "…"` | function, block | a module's name, or its specifier, which starts with `./`, `../`, `/` or a scheme |
/// | `file = "/js/…"` | function, block | the file of this crate, from its root, that is the module of that name |
/// | `rename_all = "camelCase"` | block | case of the names not given: also `PascalCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` |
/// | `crate = path` | function, block | the runtime, when it is not `::interop_runtime` |
///
/// A module by specifier is imported by the first async call, relative to the document, to a worker's own URL, or in Node
/// to the working directory; a sync call before that gives `ModuleNotLoaded`. A failed import is tried again by the next
/// call. A module by name is one that the application registered (`registerModule`), one that was imported under that
/// name (`JsRuntime::import_as`), or a `file`.
///
/// Refused are bodies, `self`, type parameters, `impl Trait`, closures that are no `JsCallback`, `unsafe`, `const`,
/// another ABI than `"js"`, parameters that are more than a name, `&mut` parameters, a `JsRuntime`, more than 12
/// parameters, borrowed results, an `async fn`, a getter or a constructor without a result, a setter of what a module
/// itself exports, names with an empty part or with `__proto__`, `prototype`, `constructor`, `eval` or `Function` in
/// them, and a `file` that is not there.
#[proc_macro_attribute]
pub fn js_import(options: TokenStream, item: TokenStream) -> TokenStream {
    js_import::js_import(options.into(), item.into()).into()
}

/// Makes a function, a struct, or the `pub` functions of an `impl` block part of what `getExports` gives JavaScript.
///
/// A function and a class stand under the path of their Rust module: `exports.pages.counter.Counter`. A struct
/// becomes a class, whose instances cross by reference; its marked fields are properties. An exported `impl` block
/// (as many as you like) adds its `pub` functions: methods, and statics when they have no `self`.
///
/// ```
/// # use interop_runtime::prelude::*;
/// #[js_export]
/// pub struct Counter {
///     #[js_export]
///     pub value: i32,
///     #[js_export(readonly)]
///     pub label: String,
/// }
///
/// #[js_export]
/// impl Counter {
///     #[js_export(constructor)]
///     pub fn new(label: String) -> Self {
///         Self { value: 0, label }
///     }
///
///     pub fn increment(&mut self) -> i32 {
///         self.value += 1;
///         self.value
///     }
///
///     #[js_export(getter)]
///     pub fn double(&self) -> i32 {
///         self.value * 2
///     }
/// }
/// ```
///
/// | option | on | |
/// |---|---|---|
/// | `"name"` | function, struct, field, method | what JavaScript calls it |
/// | `namespace = "a.b"` | function, struct | replaces the module path |
/// | `rename_all = "camelCase"` | struct, `impl` | case of the names inside that are not given: also `PascalCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` |
/// | `crate = path` | function, struct, `impl` | the runtime, when it is not `::interop_runtime` |
/// | `readonly` | field | JavaScript cannot assign it |
/// | `constructor` | function of an `impl` | runs for `new Counter(…)`: gives `Self` or `Result<Self, …>` |
/// | `getter`, `setter` | method | a property; of a setter's name, `set_` is left out |
/// | `skip` | `pub` function of an `impl` | is not exported |
///
/// Parameters and results are those of [`macro@js_invokable`], and there as here an exported struct is one of them. `&T` and
/// `&mut T` borrow an instance for the length of the call, `T` and `Vec<T>` move it: JavaScript's reference is `Disposed`
/// from then on. Each may be an `Option`. A call that is refused moves nothing. `T`, `Option<T>`, `Vec<T>`, and `Result`s of
/// them are results.
///
/// ```
/// # use interop_runtime::prelude::*;
/// # #[js_export] pub struct Coin { #[js_export] pub value: i32 }
/// #[js_export]
/// pub fn compare(coin: &Coin, other: Option<&Coin>) -> bool {
///     other.is_some_and(|other| other.value == coin.value)
/// }
///
/// #[js_export]
/// pub fn melt(coins: Vec<Coin>) -> Option<Coin> {
///     let value = coins.iter().map(|coin| coin.value).sum();
///     (value > 0).then_some(Coin { value })
/// }
/// ```
///
/// What `getExports` gives is frozen. Two exports at one path, or two members of one name in two blocks, are
/// `DuplicateIdentifier`, thrown by `interop()`. In TypeScript, a class is declared with its doc comments:
/// `cargo xtask types`.
///
/// Refused are generic types, types that derive `Deserialize`, the `impl`s of traits, fields without a name, a second
/// constructor, `async` constructors, getters and setters, a getter without a result, two members with one name, and for
/// members the names `then`, `toJSON`, `constructor`, `dispose`, `__proto__`, `invokeMethod` and `invokeMethodAsync`; for
/// statics `then`, `prototype` and `__proto__`, and for functions, classes and namespaces `then` and `__proto__`.
#[proc_macro_attribute]
pub fn js_export(options: TokenStream, item: TokenStream) -> TokenStream {
    js_export::js_export(options.into(), item.into()).into()
}

/// Declares a serde type in TypeScript, as serde's attributes say that it crosses.
///
/// It is for `interop_runtime::typescript`, which writes the declarations of an application (`cargo xtask types`). In a
/// build without the runtime's feature `typescript`, and in every wasm build, it makes nothing. A type that crosses
/// without it is `unknown` in TypeScript. Exported structs have a class, and need no declaration.
///
/// ```
/// # use interop_runtime::prelude::*;
/// /// How to reach somebody.
/// #[derive(serde::Serialize, serde::Deserialize, TS)]
/// #[serde(tag = "kind", rename_all = "camelCase")]
/// pub enum Contact {
///     Mail { address: String },
///     Phone { number: String, extension: Option<u16> },
/// }
/// ```
///
/// | option | on | |
/// |---|---|---|
/// | `#[ts(crate = path)]` | type | the runtime, when it is not `::interop_runtime` |
/// | `#[ts(rename = "Name")]` | type | its name in TypeScript |
/// | `#[ts(type = "…")]`, `#[ts(as = "…")]` | field, type | TypeScript, or a Rust type, in the place of what stands there |
///
/// All other options are those of the crate `ts-rs`, which makes the declaration; it understands serde's `rename`,
/// `rename_all`, `tag`, `content`, `untagged`, `flatten`, `skip` and `default`. Refused are unions.
#[proc_macro_derive(TS, attributes(ts))]
pub fn ts(input: TokenStream) -> TokenStream {
    ts::ts(input.into()).into()
}

/// Lets serde's attributes stand on the copy of a type that [`macro@TS`] makes.
#[doc(hidden)]
#[proc_macro_derive(SerdeAttributes, attributes(serde))]
pub fn serde_attributes(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
