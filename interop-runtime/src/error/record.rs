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

impl From<&InteropError> for ErrorRecord {
    fn from(error: &InteropError) -> Self {
        ErrorRecord {
            code: error.code().as_str().to_owned(),
            message: error.message().to_owned(),
            method: error.method().map(str::to_owned),
            path: error.path().map(str::to_owned),
            name: error.name().map(str::to_owned),
            stack: error.stack().map(str::to_owned),
            causes: error.causes().to_vec(),
        }
    }
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
