//! The values of the tables: the notation of `FakeValue`, and the references that its texts cannot hold.

use interop_runtime::testing::{FakeJs, FakeRustObject, FakeValue};

pub(crate) const CRATE: &str = "interop-tests-conformance";

/// The references of one case, made before it.
pub(crate) struct Scope {
    references: Vec<(&'static str, FakeValue)>,
    objects: Vec<FakeRustObject>,
}

impl Scope {
    /// Only those that the texts speak of.
    pub(crate) fn new(fake: &FakeJs, texts: &[&str]) -> Self {
        let mut scope = Scope {
            references: Vec::new(),
            objects: Vec::new(),
        };
        let speaks_of = |name: &str| texts.iter().any(|text| text.contains(&format!("{name}()")));
        let make = |identifier: &str, args: Vec<FakeValue>| {
            let object: Result<FakeRustObject, _> = fake.invoke(CRATE, identifier, args);
            object.expect("a reference")
        };
        let data = |text: &str| vec![FakeValue::String(text.into()), FakeValue::Number(1.0)];
        for name in ["rustObject", "strangerObject", "disposedObject"] {
            if !speaks_of(name) {
                continue;
            }
            let object = match name {
                "strangerObject" => make("Instance.make", Vec::new()),
                name => make("TestData.make", data(name)),
            };
            if name == "disposedObject" {
                fake.dispose(object);
            }
            scope.references.push((name, FakeValue::RustObject(object)));
            scope.objects.push(object);
        }
        if speaks_of("jsObject") || speaks_of("jsTarget") {
            // The double has no objects beside their references.
            let object = FakeValue::JsObject(fake.object("made"));
            scope.references.push(("jsObject", object.clone()));
            scope.references.push(("jsTarget", object));
        }
        scope
    }

    pub(crate) fn dispose(&self, fake: &FakeJs) {
        self.objects.iter().for_each(|object| fake.dispose(*object));
    }

    pub(crate) fn value(&self, text: &str) -> Result<FakeValue, String> {
        let mut text = text.to_owned();
        for (name, _) in &self.references {
            text = text.replace(&format!("{name}()"), &format!("\"reference {name}\""));
        }
        let value: FakeValue = text
            .parse()
            .map_err(|error| format!("{error}; is it js-only?"))?;
        Ok(self.filled(value))
    }

    fn filled(&self, value: FakeValue) -> FakeValue {
        match value {
            FakeValue::String(text) => {
                let name = text.strip_prefix("reference ");
                let found = self
                    .references
                    .iter()
                    .find(|(known, _)| Some(*known) == name);
                found.map_or(FakeValue::String(text), |(_, reference)| reference.clone())
            }
            FakeValue::Array(values) => {
                FakeValue::Array(values.into_iter().map(|value| self.filled(value)).collect())
            }
            FakeValue::Object(entries) => {
                let entries = entries.into_iter();
                FakeValue::Object(
                    entries
                        .map(|(key, value)| (key, self.filled(value)))
                        .collect(),
                )
            }
            other => other,
        }
    }
}
