//! What a step says: its elements, and the error that it expects.

use interop_runtime::InteropError;
use serde_json::Value;

use crate::values::text;

/// A step for every element of the list, or for every number below the count.
pub(crate) fn one_for_each(step: &Value, each: &Value) -> Result<Vec<Value>, String> {
    let elements = match (each.as_array(), each.as_u64()) {
        (Some(elements), _) => elements.clone(),
        (None, Some(count)) => (0..count).map(Value::from).collect(),
        _ => return Err(format!("{each} is neither a list nor a count")),
    };
    let mut step = step.clone();
    step.as_object_mut().and_then(|step| step.remove("each"));
    let step = step.to_string();
    let steps = elements.iter().map(|element| with_element(&step, element));
    steps.collect()
}

/// A string that is `$each` becomes the element, and one that holds `$each` gets its text.
fn with_element(step: &str, element: &Value) -> Result<Value, String> {
    let json = element.to_string();
    let text = match element {
        Value::String(_) => &json[1..json.len() - 1],
        _ => &json,
    };
    let step = step.replace("\"$each\"", &json).replace("$each", text);
    serde_json::from_str(&step).map_err(|error| error.to_string())
}

/// Where nothing is expected, nothing may be there.
pub(crate) fn check_error(error: &InteropError, expected: &Value) -> Result<(), String> {
    let same = |what: &str, found: Option<&str>| {
        let wanted = expected.get(what).and_then(Value::as_str);
        if wanted == found {
            return Ok(());
        }
        Err(format!(
            "{what}: expected {wanted:?}, got {found:?} in \"{error}\""
        ))
    };
    same("code", Some(&error.code().to_string()))?;
    same("path", error.path())?;
    same("method", error.method())?;
    let parts = expected.get("contains").and_then(Value::as_array);
    for part in parts.into_iter().flatten() {
        let (part, message) = (text(part)?, error.message());
        if !message.contains(part) {
            return Err(format!(
                "expected a text with \"{part}\", got \"{message}\""
            ));
        }
    }
    Ok(())
}

/// The step as a failure names it: what is called, with what.
pub(crate) fn shown(step: &Value) -> String {
    let mut step = step.clone();
    for left_out in ["meanwhile", "expect_error"] {
        step.as_object_mut().and_then(|step| step.remove(left_out));
    }
    step.to_string()
}
