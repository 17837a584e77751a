//! Writes a program as one TypeScript module.

use std::fmt::Write as _;

use super::names::Names;
use super::program::{Class, Namespace, Object, Program, member};
use super::signature::{comment, parameters, promise, property, result, returned, value};
use super::typed::Typed;
use crate::invokable::Member;

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

macro_rules! line {
    ($out:expr, $($text:tt)*) => {
        writeln!($out, $($text)*).expect("writing to a `String` cannot fail")
    };
}

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

fn write_methods(out: &mut String, object: &Object) {
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

/// A class of its own kind: what has the same members is not the same.
fn write_class(out: &mut String, class: &Class, object: Option<&Object>, name: &str) {
    out.push_str(&comment(class.entry.docs, ""));
    line!(out, "declare class {name} {{");
    let constructor = class
        .members
        .iter()
        .find(|typed| member(typed) == Some(Member::Constructor));
    match constructor {
        Some(typed) => {
            out.push_str(&comment(typed.docs, "  "));
            line!(out, "  constructor({});", parameters(typed));
        }
        None => line!(
            out,
            "  /** Only Rust makes instances. */\n  private constructor();"
        ),
    }
    for typed in &class.members {
        let key = property(typed.invokable.identifier);
        let text = match member(typed) {
            Some(Member::Static) => {
                format!("static {key}({}): {}", parameters(typed), returned(typed))
            }
            Some(Member::Method) => format!("{key}({}): {}", parameters(typed), returned(typed)),
            Some(Member::Getter) => format!("get {key}(): {}", value(typed)),
            Some(Member::Setter) => format!("set {key}(value: {})", value(typed)),
            Some(Member::Constructor) | None => continue,
        };
        out.push_str(&comment(typed.docs, "  "));
        line!(out, "  {text};");
    }
    line!(out, "}}");
    let type_name = class.entry.invokable.identifier;
    line!(
        out,
        "interface {name} extends RustObjectRef<{type_name:?}> {{"
    );
    if let Some(object) = object {
        write_methods(out, object);
    }
    line!(out, "}}\nexport type {{ {name} }};\n");
}

fn write_exports(out: &mut String, program: &Program, names: &Names) {
    line!(
        out,
        "/** What each crate exports, nested as its modules are. */\nexport interface GetExports {{"
    );
    for (krate, namespace) in &program.exports {
        line!(out, "  (crate: {krate:?}): Promise<{{");
        write_namespace(out, namespace, program, names, "    ");
        line!(out, "  }}>;");
    }
    line!(out, "}}");
}

fn write_namespace(
    out: &mut String,
    namespace: &Namespace,
    program: &Program,
    names: &Names,
    indent: &str,
) {
    for typed in &namespace.entries {
        let key = property(typed.invokable.identifier);
        out.push_str(&comment(typed.docs, indent));
        let class = program
            .classes
            .iter()
            .find(|class| std::ptr::eq(class.entry, *typed));
        match class.and_then(|class| names.class(class.id)) {
            Some(class) => line!(out, "{indent}readonly {key}: typeof {class};"),
            None => line!(
                out,
                "{indent}{key}({}): {};",
                parameters(typed),
                returned(typed)
            ),
        }
    }
    for (name, inner) in &namespace.inner {
        line!(out, "{indent}readonly {}: {{", property(name));
        write_namespace(out, inner, program, names, &format!("{indent}  "));
        line!(out, "{indent}}};");
    }
}
