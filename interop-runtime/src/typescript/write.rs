//! Writes a program as one TypeScript module.

use super::classes::{write_class, write_exports};
use super::names::Names;
use super::program::{Object, Program};
use super::signature::{comment, parameters, promise, result, returned};
use super::typed::Typed;

/// Before everything else: what the JavaScript half declares is put between the two.
const HEAD: &str = "/// <reference lib=\"esnext.disposable\" />\n";
const FOOT: &str = include_str!("glue.d.ts");

/// What the JavaScript half declares, as `tsc` writes it from the checked sources.
const RUNTIME: &str = include_str!("runtime.d.ts");

/// The names of which the declarations make use.
pub(super) const TAKEN: [&str; 36] = [
    "AbortSignal",
    "Array",
    "BigInt64Array",
    "BigUint64Array",
    "CallOptions",
    "Date",
    "Disposable",
    "Arguments",
    "Error",
    "ErrorCode",
    "Float32Array",
    "Float64Array",
    "Functions",
    "GetExports",
    "GetMethod",
    "Int16Array",
    "Int32Array",
    "Int8Array",
    "InteropError",
    "InvokeMethod",
    "InvokeMethodAsync",
    "JsCallback",
    "JsObjectRef",
    "Map",
    "MapOf",
    "Omit",
    "Promise",
    "Result",
    "Rust",
    "RustObjectRef",
    "SyncIdentifier",
    "Uint16Array",
    "Uint32Array",
    "Uint8Array",
    "runtime",
    "rustType",
];

/// What stands before the types.
pub(super) fn head(out: &mut String) {
    line!(
        out,
        "// Made from the Rust source by `interop_runtime::typescript`. Changes here are lost.\n"
    );
    out.push_str(HEAD);
    line!(out, "\n{RUNTIME}\n{FOOT}");
}

pub(super) fn program(out: &mut String, program: &Program, names: &Names) {
    for object in &program.objects {
        // An instance of a class has its methods there.
        if let Some(name) = names.reference(object.id) {
            write_object(out, object, name);
        }
    }
    for class in &program.classes {
        let object = program.objects.iter().find(|object| object.id == class.id);
        if let Some(name) = names.class(class.id) {
            write_class(out, class, object, name);
        }
    }
    write_calls(out, program);
    write_exports(out, program, names);
}

/// The last overload of all: the one that `tsc` explains when none fits. It also takes a name that is not a literal.
const ANY_SYNC: &str = "  <C extends keyof Functions, I extends SyncIdentifier<C>>(crate: C, identifier: I, ...args: Arguments<Functions[C][I]>): Result<Functions[C][I]>;";
const ANY_ASYNC: &str = "  <C extends keyof Functions, I extends keyof Functions[C]>(crate: C, identifier: I, ...args: Arguments<Functions[C][I]>): Promise<Awaited<Result<Functions[C][I]>>>;";
const ANY_FOUND: &str = "  <C extends keyof Functions, I extends keyof Functions[C]>(crate: C, identifier: I): Functions[C][I];";

/// The functions by name: as a table, and as overloads with their comments.
fn write_calls(out: &mut String, program: &Program) {
    line!(
        out,
        "/** The functions of each crate, by identifier. */\nexport interface Functions {{"
    );
    for functions in program
        .functions
        .chunk_by(|a, b| a.invokable.crate_name == b.invokable.crate_name)
    {
        line!(
            out,
            "  readonly {:?}: {{",
            functions[0].invokable.crate_name
        );
        for typed in functions {
            let identifier = typed.invokable.identifier;
            line!(
                out,
                "    readonly {identifier:?}: ({}) => {};",
                parameters(typed),
                returned(typed)
            );
        }
        line!(out, "  }};");
    }
    line!(out, "}}\n");
    let overloads = |out: &mut String,
                     name: &str,
                     title: &str,
                     last: &str,
                     all: &dyn Fn(&Typed) -> Option<String>| {
        line!(out, "/** {title} */\nexport interface {name} {{");
        for typed in &program.functions {
            let Some(signature) = all(typed) else {
                continue;
            };
            let (krate, identifier) = (typed.invokable.crate_name, typed.invokable.identifier);
            out.push_str(&comment(typed.docs, "  "));
            line!(
                out,
                "  (crate: {krate:?}, identifier: {identifier:?}{signature};"
            );
        }
        line!(out, "{last}\n}}\n");
    };
    let more = |typed: &Typed| match parameters(typed) {
        none if none.is_empty() => none,
        some => format!(", {some}"),
    };
    let sync = |typed: &Typed| {
        let is_sync = !typed.invokable.is_async;
        is_sync.then(|| format!("{}): {}", more(typed), result(typed)))
    };
    let awaited = |typed: &Typed| Some(format!("{}): {}", more(typed), promise(typed)));
    let found = |typed: &Typed| Some(format!("): ({}) => {}", parameters(typed), returned(typed)));
    overloads(
        out,
        "InvokeMethod",
        "The functions that can be called at once.",
        ANY_SYNC,
        &sync,
    );
    overloads(
        out,
        "InvokeMethodAsync",
        "All functions, each giving a promise.",
        ANY_ASYNC,
        &awaited,
    );
    overloads(
        out,
        "GetMethod",
        "All functions, to be resolved once and called often.",
        ANY_FOUND,
        &found,
    );
}

/// A reference to an object, and its methods by name.
fn write_object(out: &mut String, object: &Object, name: &str) {
    let type_name = &object.type_name;
    line!(out, "/** A reference to `{type_name}` in Rust. */");
    line!(
        out,
        "export interface {name} extends RustObjectRef<{type_name:?}> {{"
    );
    write_methods(out, object);
    line!(out, "}}\n");
}

pub(super) fn write_methods(out: &mut String, object: &Object) {
    let overloads = |out: &mut String, indent: &str, is_async: bool| {
        for typed in &object.methods {
            if typed.invokable.is_async && !is_async {
                continue;
            }
            let result = if is_async {
                promise(typed)
            } else {
                result(typed)
            };
            let parameters = parameters(typed);
            let comma = if parameters.is_empty() { "" } else { ", " };
            out.push_str(&comment(typed.docs, indent));
            let identifier = typed.invokable.identifier;
            line!(
                out,
                "{indent}(identifier: {identifier:?}{comma}{parameters}): {result};"
            );
        }
    };
    line!(out, "  readonly invokeMethod: {{");
    overloads(out, "    ", false);
    line!(out, "  }};\n  readonly invokeMethodAsync: {{");
    overloads(out, "    ", true);
    line!(
        out,
        "  }};\n  withOptions(options: CallOptions): {{ readonly invokeMethodAsync: {{"
    );
    overloads(out, "    ", true);
    line!(out, "  }} }};");
}
