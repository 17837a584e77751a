//! An error as it travels: the record of `docs/wire-format.md`, section Errors.

use super::{ErrorCode, ErrorData, InteropError};
use crate::limits::Limits;

#[derive(Default)]
pub(crate) struct ErrorRecord {
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) method: Option<String>,
    pub(crate) path: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) stack: Option<String>,
    pub(crate) causes: Vec<String>,
    pub(crate) fault: Option<String>,
    pub(crate) data: Option<ErrorData>,
    pub(crate) thrown: Option<f64>,
}

/// A stack is longer than a sentence, and worth it.
const STACK_TEXTS: usize = 8;

/// A chain of sources that is longer goes round in circles.
const MOST_CAUSES: usize = 16;

impl ErrorRecord {
    /// The record of an error for this connection. What is too long is cut or left out, and says so.
    pub(crate) fn new(error: &InteropError, limits: &Limits, connection: u64) -> Self {
        let longest = limits.error_text as usize;
        let short = |text: &str| cut(text, longest);
        let (data, too_long) = match error.encoded_data() {
            Some(data) if data.bytes().len() > limits.error_data as usize => {
                let bytes = data.bytes().len();
                let limit = limits.error_data;
                let text =
                    format!("its data was left out: {bytes} bytes (limit `error_data` {limit})");
                (None, Some(text))
            }
            data => (data.cloned(), None),
        };
        let mut causes: Vec<String> = too_long.into_iter().collect();
        for cause in error.causes() {
            if causes.len() < MOST_CAUSES {
                causes.push(short(cause));
            }
        }
        ErrorRecord {
            code: error.code().as_str().to_owned(),
            message: short(error.message()),
            method: error.method().map(short),
            path: error.path().map(short),
            name: error.name().map(short),
            stack: error.stack().map(|stack| cut(stack, longest * STACK_TEXTS)),
            causes,
            fault: error.fault().map(short),
            data,
            thrown: error.thrown_on(connection).map(|thrown| thrown.number),
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
    format!("{}{note}", text.get(..end).unwrap_or_default())
}

impl InteropError {
    /// The error that a record of this connection tells of. A word that is not in the list is from a peer of another
    /// make: `ProtocolError`, with all that it said.
    pub(crate) fn from_record(record: ErrorRecord, connection: u64) -> Self {
        match ErrorCode::from_word(&record.code) {
            Some(code) => InteropError::from_parts(code, record, connection),
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
    use super::super::Fault;
    use super::*;

    #[test]
    fn long_texts_are_cut_and_say_so() {
        for length in [1023, 1024, 1025, 5000] {
            let error = InteropError::new(
                ErrorCode::RustError,
                "ž".repeat(length / 2) + &"x".repeat(length % 2),
            )
            .with_causes(vec!["y".repeat(length); 20]);
            let record = ErrorRecord::new(&error, &Limits::default(), 0);
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

    #[test]
    fn data_that_is_too_long_is_left_out_and_says_so() {
        let limits = Limits::default();
        for length in [limits.error_data as usize, limits.error_data as usize + 1] {
            let mut fault = Fault::new("F", "text");
            fault.data = Some(ErrorData::new(&vec![0; length]));
            let record = ErrorRecord::new(&fault.into(), &limits, 0);
            let fits = length == limits.error_data as usize;
            assert_eq!(
                (record.data.is_some(), record.causes.is_empty()),
                (fits, fits)
            );
        }
    }

    #[test]
    fn what_was_thrown_is_known_to_its_own_connection_only() {
        let error = InteropError::new(ErrorCode::JsException, "boo");
        let record = ErrorRecord {
            thrown: Some(5.0),
            ..ErrorRecord::new(&error, &Limits::default(), 7)
        };
        let error = InteropError::from_record(record, 7).clone();
        let record = |connection| ErrorRecord::new(&error, &Limits::default(), connection);
        assert_eq!((record(7).thrown, record(8).thrown), (Some(5.0), None));
    }
}
