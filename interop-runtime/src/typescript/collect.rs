//! The declarations of serde types that the signatures of a program use, each once.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

use super::adapt::adapted;
use super::write::TAKEN;

#[allow(unreachable_pub)] // named by `Described`, which generated code makes
/// Collects types while it visits them. They are written later, when all names are known.
pub struct Collector {
    config: Config,
    seen: HashSet<TypeId>,
    /// By name. Instances of a generic type have one declaration.
    types: BTreeMap<String, Vec<Declaration>>,
}

struct Declaration {
    text: fn(&Config) -> String,
    docs: Option<String>,
    /// In Rust, to tell apart two of one name.
    rust: &'static str,
}

/// What integers are that a double cannot hold: a number as long as it is exact, else the call is refused.
pub(super) fn config() -> Config {
    Config::new().with_large_int("number")
}

impl Collector {
    pub(super) fn new() -> Self {
        Collector {
            config: config(),
            seen: HashSet::new(),
            types: BTreeMap::new(),
        }
    }

    /// Takes in a type, and all that it is made of.
    pub(super) fn enter<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let declaration = Declaration {
                text: T::decl,
                docs: T::docs(),
                rust: std::any::type_name::<T>(),
            };
            let name = T::ident(&self.config);
            self.types.entry(name).or_default().push(declaration);
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
    }

    /// The names of the types.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.types.keys().cloned()
    }

    /// Writes the declarations; `remark` hears of names that two types want.
    pub(super) fn write(&self, out: &mut String, remark: &mut dyn FnMut(String)) {
        for (name, all) in &self.types {
            if let (true, Some(first)) = (TAKEN.contains(&name.as_str()), all.first()) {
                let rust = first.rust;
                remark(format!(
                    "`{rust}` cannot be called `{name}`, which these declarations use for something else; write `#[ts(rename = \"…\")]` on it"
                ));
            }
            let mut written: Vec<(String, &'static str)> = Vec::new();
            for declaration in all {
                let text = adapted(&(declaration.text)(&self.config));
                match written.first() {
                    Some((first, _)) if *first == text => {}
                    Some((_, first)) => remark(format!(
                        "`{first}` and `{}` are both called `{name}`, and only the first is declared; write `#[ts(rename = \"…\")]` on one of them",
                        declaration.rust
                    )),
                    None => {
                        out.push_str(declaration.docs.as_deref().unwrap_or_default());
                        out.push_str("export ");
                        out.push_str(text.trim_end());
                        out.push_str("\n\n");
                        written.push((text, declaration.rust));
                    }
                }
            }
        }
    }
}

impl TypeVisitor for Collector {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.enter::<T>();
    }
}
