//! An error as it travels: the record of `docs/wire-format.md`, section Errors.

use serde::{Deserialize, Serialize};

use super::{ErrorCode, InteropError};

#[derive(Serialize, Deserialize)]
pub(crate) struct ErrorRecord {
    pub(crate) code: String,
    pub(crate) message: String,
    #[serde(default)]
    pub(crate) method: Option<String>,
    #[serde(default)]
    pub(crate) path: Option<String>,
    #[serde(default)]
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) stack: Option<String>,
    #[serde(default)]
    pub(crate) causes: Vec<String>,
}

/// A stack is longer than a sentence, and worth it.
const STACK_TEXTS: usize = 8;

/// A chain of sources that is longer goes round in circles.
const MOST_CAUSES: usize = 16;

impl ErrorRecord {
    /// The record of an error, each text of it cut to so many bytes.
    pub(crate) fn new(error: &InteropError, longest: u32) -> Self {
        let longest = longest as usize;
        let short = |text: &str| cut(text, longest);
        ErrorRecord {
            code: error.code().as_str().to_owned(),
            message: short(error.message()),
            method: error.method().map(short),
            path: error.path().map(short),
            name: error.name().map(short),
            stack: error.stack().map(|stack| cut(stack, longest * STACK_TEXTS)),
            causes: error
                .causes()
                .iter()
                .take(MOST_CAUSES)
                .map(|cause| short(cause))
                .collect(),
        }
    }
}

/// Says how much is missing: a text that merely ends looks whole.
fn cut(text: &str, longest: usize) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    let note = format!("… ({} bytes, limit `error_text` {longest})", text.len());
    let end = text.floor_char_boundary(longest.saturating_sub(note.len()));
    format!("{}{note}", &text[..end])
}

impl From<ErrorRecord> for InteropError {
    /// A word that is not in the list is a peer of another make: `ProtocolError`, with all that it said.
    fn from(record: ErrorRecord) -> Self {
        match ErrorCode::from_word(&record.code) {
            Some(code) => InteropError::from_parts(code, record),
            None => InteropError::new(
                ErrorCode::ProtocolError,
                format!(
                    "the peer sent an error with the unknown code `{}`: {}",
                    record.code, record.message
                ),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_and_say_so() {
        for length in [1023, 1024, 1025, 5000] {
            let error = InteropError::new(
                ErrorCode::RustError,
                "ž".repeat(length / 2) + &"x".repeat(length % 2),
            )
            .with_causes(vec!["y".repeat(length); 20]);
            let record = ErrorRecord::new(&error, 1024);
            assert!(record.message.len() <= 1024 && record.causes.len() == 16);
            assert_eq!(
                record.message == error.message(),
                length <= 1024,
                "{length}"
            );
            let note = format!("… ({length} bytes, limit `error_text` 1024)");
            assert_eq!(record.message.ends_with(&note), length > 1024);
        }
    }
}
