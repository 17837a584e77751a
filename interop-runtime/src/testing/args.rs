//! `FakeArgs`: the arguments of a call that Rust made.

use std::rc::Rc;

use serde::de::DeserializeOwned;

use super::peer::JsTables;
use super::value::FakeValue;
use crate::codec::Roots;
use crate::error::{ErrorCode, InteropError};

/// The arguments that a scripted function was called with.
#[derive(Clone)]
pub struct FakeArgs {
    pub(super) values: Rc<[FakeValue]>,
}

impl FakeArgs {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The argument, undefined if there is none, as in JavaScript.
    #[must_use]
    pub fn value(&self, index: usize) -> &FakeValue {
        self.values.get(index).unwrap_or(&FakeValue::Undefined)
    }

    /// The argument as a Rust type, by the rules of the codec.
    ///
    /// # Errors
    /// `BadArgs` if there is no such argument, or the codec's errors if it is of another type.
    pub fn get<T: DeserializeOwned>(&self, index: usize) -> Result<T, InteropError> {
        let Some(value) = self.values.get(index) else {
            let text = format!("there is no argument {index}: the call had {}", self.len());
            return Err(InteropError::new(ErrorCode::BadArgs, text));
        };
        let scratch = JsTables::to_itself();
        let message = scratch.encode(Roots::Arguments, &[value])?;
        scratch.decoder(&message)?.next(Roots::Arguments, index)
    }
}

impl std::fmt::Debug for FakeArgs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.values.iter()).finish()
    }
}
