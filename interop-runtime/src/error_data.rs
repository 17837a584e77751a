//! The data of a `Fault` and of an `InteropError`, written and read by the codec.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::codec::{decode_detached, encode_detached};
use crate::error::{ErrorData, Fault, InteropError};

impl Fault {
    /// Gives the fault data: anything that serde serializes, except references. JavaScript reads it as
    /// `error.data`, with bigints, Dates and bytes as everywhere.
    ///
    /// Data that cannot cross is left out, and the reason is among the causes of the error: a fault that
    /// is on its way must not turn into another one.
    ///
    /// ```
    /// use interop_runtime::{Fault, InteropError};
    /// let fault = Fault::new("TooMany", "at most three cups").with_data(&3);
    /// assert_eq!(InteropError::from(fault).data::<u8>()?, Some(3));
    /// # Ok::<(), InteropError>(())
    /// ```
    #[must_use]
    pub fn with_data<T: Serialize>(mut self, data: &T) -> Self {
        let encoded = encode_detached(data).map(|message| ErrorData::new(message.bytes()));
        (self.data, self.refused) = match encoded {
            Ok(data) => (Some(data), None),
            Err(error) => (None, Some(error)),
        };
        self
    }

    /// The data as a Rust type; `None` without data.
    ///
    /// ```
    /// # use interop_runtime::{Fault, InteropError};
    /// let fault = Fault::new("TooMany", "at most three cups").with_data(&3);
    /// assert_eq!(fault.data::<u8>()?, Some(3));
    /// # Ok::<(), InteropError>(())
    /// ```
    ///
    /// # Errors
    /// The codec's errors if it is of another type, or if [`with_data`](Self::with_data) could not take it.
    pub fn data<T: DeserializeOwned>(&self) -> Result<Option<T>, InteropError> {
        match &self.refused {
            Some(refused) => Err(refused.clone()),
            None => read(self.data.as_ref()),
        }
    }
}

impl InteropError {
    /// The data that came with the error, as a Rust type: that of a [`Fault`], or `data` of an error that
    /// JavaScript threw. `None` without data.
    ///
    /// ```
    /// # use interop_runtime::{Fault, InteropError};
    /// let error = InteropError::from(Fault::new("TooMany", "at most three").with_data(&("cups", 3)));
    /// assert_eq!(error.data::<(String, u8)>()?, Some(("cups".into(), 3)));
    /// assert!(error.data::<bool>().is_err());
    /// # Ok::<(), InteropError>(())
    /// ```
    ///
    /// # Errors
    /// The codec's errors if it is of another type.
    pub fn data<T: DeserializeOwned>(&self) -> Result<Option<T>, InteropError> {
        read(self.encoded_data())
    }
}

fn read<T: DeserializeOwned>(data: Option<&ErrorData>) -> Result<Option<T>, InteropError> {
    data.map(|data| decode_detached(data.bytes())).transpose()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;
    use crate::codec::{JsBigInt, JsBytes, JsDate};
    use crate::error::ErrorCode;
    use crate::reference::RustObjectRef;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn an_error_with_data_goes_to_any_thread() {
        fn require<T: Send + Sync + Clone + 'static>() {}
        require::<Fault>();
        require::<InteropError>();
    }

    #[test]
    fn what_serde_has_no_word_for_survives() {
        let at = UNIX_EPOCH + Duration::from_millis(1_234);
        let value = (
            JsBigInt(1i64 << 60),
            JsDate::from(at),
            JsBytes::from(vec![1, 2]),
        );
        let error = InteropError::from(Fault::new("F", "text").with_data(&value));
        let read: Option<(JsBigInt<i64>, JsDate, JsBytes)> = error.data().unwrap();
        let (number, date, bytes) = read.unwrap();
        assert_eq!((number.0, Vec::from(bytes)), (1 << 60, vec![1, 2]));
        assert_eq!(date, JsDate::from(at));
        let none = InteropError::new(ErrorCode::Busy, "later");
        assert!(none.data::<f64>().unwrap().is_none());
        let wrong = error.data::<(f64, f64)>().unwrap_err();
        assert_eq!(wrong.path(), Some("data"));
    }

    #[test]
    fn references_are_left_out_and_the_reason_is_told() {
        let fault = Fault::new("F", "text").with_data(&vec![RustObjectRef::new(1)]);
        let refused = fault.data::<()>().unwrap_err();
        assert_eq!(refused.code(), ErrorCode::NotSerializable);
        let error = InteropError::from(fault);
        assert_eq!((error.fault(), error.message()), (Some("F"), "text"));
        assert!(error.data::<()>().unwrap().is_none());
        let [cause] = error.causes() else { panic!() };
        assert!(
            cause.starts_with("its data was left out: at `data[0]`: is a reference"),
            "{cause}"
        );
    }
}
