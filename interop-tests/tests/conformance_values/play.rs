//! One case in one place: each call that is made of it, and what must come of it.

use interop_runtime::InteropError;
use interop_runtime::testing::{FakeJs, FakeValue};

use crate::table::{Case, Outcome};
use crate::values::CRATE;

pub(crate) type Checked = Result<(), String>;

/// What is sent, and what comes back unless it is refused.
pub(crate) struct Play<'a> {
    pub(crate) fake: &'a FakeJs,
    pub(crate) case: &'a Case,
    pub(crate) slug: &'a str,
    pub(crate) value: Option<FakeValue>,
    pub(crate) expected: Option<FakeValue>,
}

/// A function of the type, and how an error's path begins: refused on the way in, and on the way out.
#[derive(Clone, Copy)]
struct Place {
    name: &'static str,
    into: &'static str,
    out: &'static str,
}

const fn place(name: &'static str, into: &'static str, out: &'static str) -> Place {
    Place { name, into, out }
}

const TOP: Place = place("top", "args[0]", "result");
const FIELD: Place = place("field", "args[0].value", "result.value");
const OPTION_FIRST: Place = place("field", "args[0].maybe", "result.maybe");
const LIST: Place = place("list", "args[0][0]", "result[0]");
const THROUGH: Place = place("through", "args[0]", "args[0]");
const PULL: Place = place("pull", "result", "result");

fn object<const N: usize>(entries: [(&str, &FakeValue); N]) -> FakeValue {
    let entries = entries.map(|(key, value)| (key.to_owned(), value.clone()));
    FakeValue::Object(entries.to_vec())
}

fn twice(value: &FakeValue) -> FakeValue {
    FakeValue::Array(vec![value.clone(), value.clone()])
}

impl Play<'_> {
    pub(crate) fn at(&self, place: &str) -> Checked {
        let args: Vec<FakeValue> = self.value.iter().cloned().collect();
        let expected = self.expected.as_ref();
        match place {
            "top" => self.both_ways(TOP, &args, expected),
            "field" => self.field(),
            "list" => {
                let args: Vec<FakeValue> = args.iter().map(twice).collect();
                self.both_ways(LIST, &args, expected.map(twice).as_ref())
            }
            "through" => self.promised(THROUGH, &args, expected),
            _ => self.promised(PULL, &[], expected),
        }
    }

    /// As a field and as an Option beside it, which may also be missing, and is refused like the other.
    fn field(&self) -> Checked {
        let null = &FakeValue::Null;
        let expected = self.expected.as_ref();
        let alone = expected.map(|expected| object([("value", expected), ("maybe", null)]));
        let Some(value) = &self.value else {
            return self.both_ways(FIELD, &[object([])], alone.as_ref());
        };
        let nothing = matches!(value, FakeValue::Undefined | FakeValue::Null);
        let both = expected.map(|expected| {
            let maybe = if nothing { null } else { expected };
            object([("value", expected), ("maybe", maybe)])
        });
        let args = [object([("value", value), ("maybe", value)])];
        self.both_ways(FIELD, &args, both.as_ref())?;
        if alone.is_some() {
            return self.both_ways(FIELD, &[object([("value", value)])], alone.as_ref());
        }
        if nothing || self.goes_out() {
            return Ok(());
        }
        let args = [object([("maybe", value), ("value", value)])];
        self.both_ways(OPTION_FIRST, &args, None)
    }

    /// Whether the case is refused on its way out of Rust.
    fn goes_out(&self) -> bool {
        matches!(
            self.case.outcome,
            Outcome::Refused {
                going_out: true,
                ..
            }
        )
    }

    /// As a page calls: once it waits for the result, once it is given a promise.
    fn both_ways(&self, place: Place, args: &[FakeValue], expected: Option<&FakeValue>) -> Checked {
        let identifier = format!("{}.{}", self.slug, place.name);
        let outcome = self.fake.invoke(CRATE, &identifier, args.to_vec());
        self.check(place, &outcome, expected)?;
        self.promised(place, args, expected)
    }

    fn promised(&self, place: Place, args: &[FakeValue], expected: Option<&FakeValue>) -> Checked {
        let identifier = format!("{}.{}", self.slug, place.name);
        let call = self.fake.invoke_async(CRATE, &identifier, args.to_vec());
        self.check(place, &self.fake.run(call), expected)
    }

    fn check(
        &self,
        place: Place,
        outcome: &Result<FakeValue, InteropError>,
        expected: Option<&FakeValue>,
    ) -> Checked {
        match (outcome, expected) {
            (Ok(value), Some(expected)) if value.is_same(expected) => Ok(()),
            (Ok(value), Some(expected)) => Err(format!("expected {expected:?}, got {value:?}")),
            (Ok(value), None) => Err(format!("it was not refused, and gave {value:?}")),
            (Err(error), Some(_)) => Err(error.to_string()),
            (Err(error), None) => {
                self.check_error(place, error)?;
                let next: Result<String, _> = self.fake.invoke(CRATE, "OfString.top", ("next",));
                let next = next.map_err(|error| format!("the next call: {error}"))?;
                assert_eq!(next, "next");
                Ok(())
            }
        }
    }

    fn check_error(&self, place: Place, error: &InteropError) -> Checked {
        let (code, path) = match &self.case.outcome {
            Outcome::RefusedAt { code, path } => (code, path.clone()),
            Outcome::Refused { code, suffix, .. } => {
                let start = if self.goes_out() {
                    place.out
                } else {
                    place.into
                };
                (code, Some(format!("{start}{suffix}")))
            }
            _ => return Err(error.to_string()),
        };
        same("code", Some(code), Some(&error.code().to_string()), error)?;
        same("path", path.as_deref(), error.path(), error)?;
        let own = format!("{CRATE}.{}.{}", self.slug, place.name);
        let method = match (place.name, self.goes_out()) {
            ("pull", false) => "conformance.produce",
            ("through", true) => "values#identity",
            _ => &own,
        };
        same("method", Some(method), error.method(), error)?;
        let says = self.case.says.as_deref().unwrap_or_default();
        if error.message().contains(says) {
            return Ok(());
        }
        let message = error.message();
        Err(format!(
            "expected a text with \"{says}\", got \"{message}\""
        ))
    }
}

/// A `*` at the end of what is expected stands for any rest.
fn same(what: &str, expected: Option<&str>, found: Option<&str>, error: &InteropError) -> Checked {
    let start = expected.and_then(|expected| expected.strip_suffix('*'));
    let is_same = match start {
        Some(start) => found.is_some_and(|found| found.starts_with(start)),
        None => expected == found,
    };
    if is_same {
        return Ok(());
    }
    Err(format!(
        "{what}: expected {expected:?}, got {found:?} in \"{error}\""
    ))
}
