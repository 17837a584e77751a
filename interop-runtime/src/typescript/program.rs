//! The entries of a program, sorted as JavaScript finds them.

use std::any::TypeId;
use std::collections::BTreeMap;

use super::typed::Typed;
use crate::invokable::{Member, Place};

/// What a class or an object has, by name.
pub(super) type Members = Vec<&'static Typed>;

#[derive(Default)]
pub(super) struct Program {
    /// By crate and identifier.
    pub(super) functions: Vec<&'static Typed>,
    /// The types that have invokable methods, in the order of their names.
    pub(super) objects: Vec<Object>,
    /// What `getExports` gives, by crate.
    pub(super) exports: BTreeMap<&'static str, Namespace>,
    pub(super) classes: Vec<Class>,
}

/// A type whose methods are called by name.
pub(super) struct Object {
    pub(super) id: TypeId,
    pub(super) type_name: String,
    pub(super) methods: Members,
}

pub(super) struct Class {
    pub(super) id: TypeId,
    pub(super) entry: &'static Typed,
    pub(super) members: Members,
}

/// One level of the exports.
#[derive(Default)]
pub(super) struct Namespace {
    pub(super) inner: BTreeMap<String, Namespace>,
    pub(super) entries: Members,
}

impl Program {
    /// Of everything that is linked in.
    pub(super) fn linked() -> Self {
        let mut all: Vec<_> = inventory::iter::<Typed>.into_iter().collect();
        // The order of registration is that of the linker.
        all.sort_by_key(|typed| {
            let invokable = typed.invokable;
            (
                invokable.crate_name,
                invokable.identifier,
                invokable.file,
                invokable.line,
            )
        });
        let mut program = Program::default();
        let mut members: Vec<(TypeId, &'static Typed)> = Vec::new();
        for typed in all {
            match &typed.invokable.place {
                Place::Function => program.functions.push(typed),
                Place::Method(owner) => program.add_method((owner.id)(), (owner.name)(), typed),
                Place::ExportedFunction(namespace) => program.add_export(namespace, typed),
                Place::ExportedClass(namespace, owner) => {
                    program.add_export(namespace, typed);
                    program.classes.push(Class {
                        id: (owner.id)(),
                        entry: typed,
                        members: Vec::new(),
                    });
                }
                Place::ExportedMember(_, owner) => members.push(((owner.id)(), typed)),
            }
        }
        for (id, typed) in members {
            if let Some(class) = program.classes.iter_mut().find(|class| class.id == id) {
                class.members.push(typed);
            }
        }
        program
            .objects
            .sort_by(|a, b| a.type_name.cmp(&b.type_name));
        program
    }

    /// Every signature.
    pub(super) fn all(&self) -> impl Iterator<Item = &'static Typed> {
        let methods = self.objects.iter().flat_map(|object| &object.methods);
        let members = self.classes.iter().flat_map(|class| &class.members);
        let exports = self.exports.values().flat_map(Namespace::all);
        let lists = self.functions.iter().chain(methods).chain(members);
        lists.copied().chain(exports)
    }

    fn add_method(&mut self, id: TypeId, type_name: String, typed: &'static Typed) {
        if let Some(object) = self.objects.iter_mut().find(|object| object.id == id) {
            return object.methods.push(typed);
        }
        self.objects.push(Object {
            id,
            type_name,
            methods: vec![typed],
        });
    }

    fn add_export(&mut self, namespace: &str, typed: &'static Typed) {
        let krate = self.exports.entry(typed.invokable.crate_name).or_default();
        // Without the crate's root: the modules below it, or the names that replace them.
        let below = namespace.split_once("::").map_or("", |(_, below)| below);
        let names = below.split("::").flat_map(|names| names.split('.'));
        let place = names
            .filter(|name| !name.is_empty())
            .fold(krate, |at, name| {
                at.inner.entry(name.to_owned()).or_default()
            });
        place.entries.push(typed);
    }
}

impl Namespace {
    fn all(&self) -> Members {
        let inner = self.inner.values().flat_map(Namespace::all);
        self.entries.iter().copied().chain(inner).collect()
    }
}

/// What an entry is to its class.
pub(super) fn member(typed: &Typed) -> Option<Member> {
    match typed.invokable.place {
        Place::ExportedMember(member, _) => Some(*member),
        _ => None,
    }
}
