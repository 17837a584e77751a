//! The values of `calls.json`: JSON with a notation for what JSON has not, and the named references.

use std::collections::BTreeMap;

use interop_runtime::testing::{FakeRustObject, FakeValue};
use serde_json::Value;

/// The objects that the steps of a case have named.
#[derive(Default)]
pub(crate) struct Values {
    named: BTreeMap<String, FakeRustObject>,
}

/// `{ "$ref": "helper" }` is `("$ref", "helper")`; other values have no tag.
fn tag_of(json: &Value) -> Option<(&str, &Value)> {
    let object = json.as_object().filter(|object| object.len() == 1)?;
    let (key, content) = object.iter().next()?;
    key.starts_with('$').then_some((key, content))
}

impl Values {
    pub(crate) fn named(&self, name: &str) -> Result<FakeRustObject, String> {
        let found = self.named.get(name).copied();
        found.ok_or_else(|| format!("calls.json names no object {name} before this"))
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = FakeRustObject> {
        self.named.values().copied()
    }

    /// The value to send.
    pub(crate) fn send(&self, json: &Value) -> Result<FakeValue, String> {
        match tag_of(json) {
            Some(("$undefined", _)) => return Ok(FakeValue::Undefined),
            Some(("$bytes", bytes)) => {
                let bytes = serde_json::from_value(bytes.clone());
                return bytes
                    .map(FakeValue::Bytes)
                    .map_err(|error| error.to_string());
            }
            Some(("$ref", name)) => return Ok(FakeValue::RustObject(self.named(text(name)?)?)),
            Some((tag, _)) => return Err(format!("{tag} stands for no value")),
            None => {}
        }
        Ok(match json {
            Value::Null => FakeValue::Null,
            Value::Bool(value) => FakeValue::Bool(*value),
            Value::Number(number) => FakeValue::Number(number.as_f64().ok_or("no f64")?),
            Value::String(text) => FakeValue::String(text.clone()),
            Value::Array(values) => {
                let values = values.iter().map(|value| self.send(value));
                FakeValue::Array(values.collect::<Result<_, _>>()?)
            }
            Value::Object(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| Ok((key.clone(), self.send(value)?)));
                FakeValue::Object(entries.collect::<Result<_, String>>()?)
            }
        })
    }

    /// Whether a result is the one described, in every part and with nothing besides.
    pub(crate) fn check(&mut self, actual: &FakeValue, json: &Value) -> Result<(), String> {
        let differs = || Err(format!("expected {json}, got {actual:?}"));
        match (tag_of(json), json, actual) {
            (Some(("$bind", name)), ..) => self.bind(actual, text(name)?),
            (Some(("$countdown", count)), ..) => {
                let count = u32::try_from(count.as_u64().ok_or("no count")?);
                let count = count.map_err(|error| error.to_string())?;
                let numbers = (0..count)
                    .rev()
                    .map(|number| FakeValue::Number(number.into()));
                if *actual == FakeValue::Array(numbers.collect()) {
                    Ok(())
                } else {
                    differs()
                }
            }
            (None, Value::Array(expected), FakeValue::Array(values))
                if expected.len() == values.len() =>
            {
                let mut pairs = values.iter().zip(expected);
                pairs.try_for_each(|(value, expected)| self.check(value, expected))
            }
            // In any order, as in JavaScript: JSON does not keep it.
            (None, Value::Object(expected), FakeValue::Object(entries))
                if expected.len() == entries.len() =>
            {
                let mut entries = entries.iter();
                entries.try_for_each(|(key, value)| match expected.get(key) {
                    Some(expected) => self.check(value, expected),
                    None => differs(),
                })
            }
            (_, Value::Array(_), _) | (None, Value::Object(_), _) => differs(),
            _ if *actual == self.send(json)? => Ok(()),
            _ => differs(),
        }
    }

    /// Another one than all that have a name, or it would be no new object.
    fn bind(&mut self, actual: &FakeValue, name: &str) -> Result<(), String> {
        let FakeValue::RustObject(object) = *actual else {
            return Err(format!("expected a reference, got {actual:?}"));
        };
        if self.named.values().any(|named| *named == object) {
            return Err(format!("{name} is a reference that was there before"));
        }
        match self.named.insert(name.to_owned(), object) {
            None => Ok(()),
            Some(_) => Err(format!("{name} is a name twice")),
        }
    }
}

pub(crate) fn text(json: &Value) -> Result<&str, String> {
    json.as_str().ok_or_else(|| format!("{json} is no text"))
}
