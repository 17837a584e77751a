//! Writes the classes, and where `getExports` has them.

use super::names::Names;
use super::program::{Class, Namespace, Object, Program, member};
use super::signature::{comment, parameters, property, returned, value};
use super::write::write_methods;
use crate::invokable::Member;

/// A class of its own kind: what has the same members is not the same.
pub(super) fn write_class(out: &mut String, class: &Class, object: Option<&Object>, name: &str) {
    out.push_str(&comment(class.entry.docs, ""));
    line!(out, "declare class {name} {{");
    let constructor = class
        .members
        .iter()
        .find(|typed| member(typed) == Some(Member::Constructor));
    if let Some(typed) = constructor {
        out.push_str(&comment(typed.docs, "  "));
        line!(out, "  constructor({});", parameters(typed));
    } else {
        line!(out, "  /** Only Rust makes instances. */");
        line!(out, "  private constructor();");
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

pub(super) fn write_exports(out: &mut String, program: &Program, names: &Names) {
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
        if let Some(class) = class.and_then(|class| names.class(class.id)) {
            line!(out, "{indent}readonly {key}: typeof {class};");
        } else {
            let (parameters, returned) = (parameters(typed), returned(typed));
            line!(out, "{indent}{key}({parameters}): {returned};");
        }
    }
    for (name, inner) in &namespace.inner {
        line!(out, "{indent}readonly {}: {{", property(name));
        write_namespace(out, inner, program, names, &format!("{indent}  "));
        line!(out, "{indent}}};");
    }
}
