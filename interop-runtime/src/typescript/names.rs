//! What the classes and the referenced types are called in TypeScript, while declarations are written.

use std::any::TypeId;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::reference::short_type_name;

/// The names of one file. No two are the same.
#[derive(Clone, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    classes: HashMap<TypeId, String>,
    references: HashMap<TypeId, String>,
}

thread_local! {
    /// `TS::name` gets no more than a type, so what it needs lies here.
    static CURRENT: RefCell<Names> = RefCell::default();
}

impl Names {
    /// With names that are given away already.
    pub(super) fn without(taken: impl IntoIterator<Item = String>) -> Self {
        Names {
            taken: taken.into_iter().collect(),
            ..Names::default()
        }
    }

    /// Names a class as near to `wanted` as is free.
    pub(super) fn add_class(&mut self, id: TypeId, wanted: &str) {
        let name = self.free(&identifier(wanted));
        self.classes.insert(id, name);
    }

    /// Names the reference to a type that has methods.
    pub(super) fn add_reference(&mut self, id: TypeId, type_name: &str) {
        let name = self.free(&format!("{}Ref", identifier(type_name)));
        self.references.insert(id, name);
    }

    pub(super) fn class(&self, id: TypeId) -> Option<&str> {
        self.classes.get(&id).map(String::as_str)
    }

    pub(super) fn reference(&self, id: TypeId) -> Option<&str> {
        self.references.get(&id).map(String::as_str)
    }

    /// Runs `write` with these names known to `TS::name` on this thread.
    pub(super) fn while_current<R>(self, write: impl FnOnce() -> R) -> R {
        CURRENT.replace(self);
        let written = write();
        CURRENT.take();
        written
    }

    fn free(&mut self, wanted: &str) -> String {
        let numbered = (2..).map(|number| format!("{wanted}{number}"));
        let mut all = std::iter::once(wanted.to_owned()).chain(numbered);
        let found = all.find(|name| !self.taken.contains(name));
        let found = found.unwrap_or_default();
        self.taken.insert(found.clone());
        found
    }
}

/// The class of an exported struct.
pub(super) fn class_of<T: 'static>() -> String {
    let named = CURRENT.with_borrow(|names| names.class(TypeId::of::<T>()).map(str::to_owned));
    named.unwrap_or_else(|| identifier(&short_type_name::<T>()))
}

/// A reference to an object: the instance of a class, an object with methods, or one that is only passed around.
pub(super) fn reference_to<T: 'static>() -> String {
    let id = TypeId::of::<T>();
    let named = CURRENT.with_borrow(|names| {
        let named = names.class(id).or_else(|| names.reference(id));
        named.map(str::to_owned)
    });
    named.unwrap_or_else(|| format!("RustObjectRef<{:?}>", short_type_name::<T>()))
}

/// `Slot<i32>` as `Slot_i32`.
fn identifier(name: &str) -> String {
    let words = name.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let name = words.join("_");
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_identifiers_and_differ() {
        let mut names = Names::without(["Counter".to_owned()]);
        names.add_class(TypeId::of::<u8>(), "Counter");
        names.add_reference(TypeId::of::<u16>(), "Slot<Vec<i32>>");
        names.add_reference(TypeId::of::<u32>(), "Slot<Vec<i32>>");
        assert_eq!(names.class(TypeId::of::<u8>()), Some("Counter2"));
        assert_eq!(
            names.reference(TypeId::of::<u16>()),
            Some("Slot_Vec_i32Ref")
        );
        assert_eq!(
            names.reference(TypeId::of::<u32>()),
            Some("Slot_Vec_i32Ref2")
        );
        names.while_current(|| {
            assert_eq!(reference_to::<u8>(), "Counter2");
            assert_eq!(reference_to::<u16>(), "Slot_Vec_i32Ref");
            assert_eq!(reference_to::<Vec<u64>>(), r#"RustObjectRef<"Vec<u64>">"#);
        });
    }
}
