//! The registry of native hosts: every invokable that is linked in, by name.

use std::any::TypeId;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use crate::error::{ErrorCode, InteropError};
use crate::invokable::{Invokable, Member, Place};
use crate::reference::Object;
use crate::suggest::did_you_mean;

#[doc(hidden)]
pub struct Registration(pub &'static Invokable);
inventory::collect!(Registration);

/// Every invokable that is linked in.
pub(crate) struct Registry {
    functions: HashMap<&'static str, HashMap<&'static str, &'static Invokable>>,
    methods: HashMap<TypeId, HashMap<&'static str, &'static Invokable>>,
    /// Functions by their dotted path, and classes.
    exports: HashMap<&'static str, HashMap<String, &'static Invokable>>,
    members: HashMap<(TypeId, Member, &'static str), &'static Invokable>,
    /// The first identifier that stands twice, both places named.
    duplicate: Option<InteropError>,
}

static REGISTRY: LazyLock<Registry> = LazyLock::new(|| {
    let mut registry = Registry {
        functions: HashMap::new(),
        methods: HashMap::new(),
        exports: HashMap::new(),
        members: HashMap::new(),
        duplicate: None,
    };
    for Registration(invokable) in inventory::iter::<Registration> {
        registry.add(invokable);
    }
    registry
});

impl Registry {
    /// # Errors
    /// `DuplicateIdentifier`.
    pub(crate) fn get() -> Result<&'static Registry, InteropError> {
        let registry = &*REGISTRY;
        registry.duplicate.clone().map_or(Ok(registry), Err)
    }

    /// All of them, in no particular order.
    pub(crate) fn invokables() -> impl Iterator<Item = &'static Invokable> {
        inventory::iter::<Registration>
            .into_iter()
            .map(|Registration(invokable)| *invokable)
    }

    fn add(&mut self, invokable: &'static Invokable) {
        let (crate_name, name) = (invokable.crate_name, invokable.identifier);
        let first = match &invokable.place {
            Place::Function => {
                let names = self.functions.entry(crate_name).or_default();
                names.insert(name, invokable)
            }
            Place::Method(owner) => {
                let names = self.methods.entry((owner.id)()).or_default();
                names.insert(name, invokable)
            }
            Place::ExportedFunction(namespace) | Place::ExportedClass(namespace, _) => {
                let names = self.exports.entry(crate_name).or_default();
                names.insert(export_path(namespace, name), invokable)
            }
            Place::ExportedMember(member, owner) => self
                .members
                .insert(((owner.id)(), *member, name), invokable),
        };
        let Some(first) = first else { return };
        let place = |invokable: &Invokable| format!("{}:{}", invokable.file, invokable.line);
        let mut places = [place(first), place(invokable)];
        places.sort(); // the order of registration is not the order of the source
        let text = format!(
            "`{}` is defined twice, at {} and at {}; give one of them another identifier",
            invokable.full_name(),
            places[0],
            places[1]
        );
        self.duplicate
            .get_or_insert_with(|| InteropError::new(ErrorCode::DuplicateIdentifier, text));
    }

    pub(crate) fn function(
        &self,
        crate_name: &str,
        identifier: &str,
    ) -> Result<&'static Invokable, InteropError> {
        let Some(names) = self.functions.get(crate_name) else {
            return Err(unknown_crate(
                crate_name,
                "invokables",
                self.functions.keys().copied(),
            ));
        };
        names.get(identifier).copied().ok_or_else(|| {
            let hint = did_you_mean(identifier, names.keys().copied());
            let text = format!("`{crate_name}` has no invokable `{identifier}`{hint}");
            InteropError::new(ErrorCode::UnknownMethod, text)
        })
    }

    /// A function, the constructor of a class, or a static of one.
    pub(crate) fn export(
        &self,
        crate_name: &str,
        path: &str,
    ) -> Result<&'static Invokable, InteropError> {
        let Some(names) = self.exports.get(crate_name) else {
            let what = "exports (`#[js_export]`)";
            return Err(unknown_crate(
                crate_name,
                what,
                self.exports.keys().copied(),
            ));
        };
        let class = |path: &str| match names.get(path).map(|found| &found.place) {
            Some(Place::ExportedClass(_, owner)) => Some((owner.id)()),
            _ => None,
        };
        let found = if let Some(class) = class(path) {
            let constructor =
                |key: &&(TypeId, Member, &str)| (key.0, key.1) == (class, Member::Constructor);
            self.members
                .keys()
                .find(constructor)
                .and_then(|key| self.members.get(key))
        } else {
            let member = || {
                let (path, name) = path.rsplit_once('.')?;
                self.members.get(&(class(path)?, Member::Static, name))
            };
            names.get(path).or_else(member)
        };
        found.copied().ok_or_else(|| {
            let hint = did_you_mean(path, names.keys().map(String::as_str));
            let text = format!("`{crate_name}` has no export `{path}`{hint}");
            InteropError::new(ErrorCode::UnknownMethod, text)
        })
    }

    /// A property of an object's class.
    pub(crate) fn member(
        &self,
        object: &Rc<dyn Object>,
        name: &str,
        member: Member,
    ) -> Result<&'static Invokable, InteropError> {
        self.members
            .get(&(object.value_type(), member, name))
            .copied()
            .ok_or_else(|| {
                let own = |key: &&(TypeId, Member, &'static str)| {
                    (key.0, key.1) == (object.value_type(), member)
                };
                let names = self.members.keys().filter(own).map(|key| key.2);
                let hint = did_you_mean(name, names);
                let text = format!("`{}` has no property `{name}`{hint}", object.type_name());
                InteropError::new(ErrorCode::UnknownMember, text)
            })
    }

    /// A method that is an invokable, or that the object's class exports.
    pub(crate) fn method(
        &self,
        object: &Rc<dyn Object>,
        identifier: &str,
    ) -> Result<&'static Invokable, InteropError> {
        let names = self.methods.get(&object.value_type());
        let exported = || {
            let key = (object.value_type(), Member::Method, identifier);
            self.members.get(&key)
        };
        names
            .and_then(|names| names.get(identifier))
            .or_else(exported)
            .copied()
            .ok_or_else(|| {
                let hint = names.map_or_else(String::new, |names| {
                    did_you_mean(identifier, names.keys().copied())
                });
                let text = format!(
                    "`{}` has no invokable method `{identifier}`{hint}",
                    object.type_name()
                );
                InteropError::new(ErrorCode::UnknownMethod, text)
            })
    }
}

/// A crate that is not here, or has nothing of what is asked for.
fn unknown_crate<'a>(
    crate_name: &str,
    what: &str,
    crates: impl Iterator<Item = &'a str>,
) -> InteropError {
    let hint = did_you_mean(crate_name, crates);
    // A name that no crate can have is no name to show in code.
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let named = !crate_name.is_empty() && crate_name.chars().all(plain);
    let used = if named {
        crate_name.replace('-', "_")
    } else {
        "my_lib".to_owned()
    };
    let text = format!(
        "no crate `{crate_name}` with {what} is here{hint}; if it is a library, is it linked in? Add `use {used} as _;`"
    );
    InteropError::new(ErrorCode::UnknownCrate, text).in_method(|| crate_name.to_owned())
}

/// The dotted path under which JavaScript finds an export: the modules below the crate's root, or the
/// names that replace them.
fn export_path(namespace: &str, name: &str) -> String {
    match namespace.split_once("::") {
        Some((_, below)) => format!("{}.{name}", below.replace("::", ".")),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::export_path;

    #[test]
    fn an_export_stands_below_the_root_of_its_crate() {
        assert_eq!(
            export_path("my_app::pages::counter", "Counter"),
            "pages.counter.Counter"
        );
        assert_eq!(export_path("my_app", "Counter"), "Counter");
    }
}
