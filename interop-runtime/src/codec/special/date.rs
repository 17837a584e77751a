//! `JsDate`: a `Date`.

use std::time::{Duration, SystemTime};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Held, Marker, read_held};
use crate::error::{ErrorCode, InteropError};

/// A point in time that crosses as a `Date`, in whole milliseconds.
///
/// It comes from a [`SystemTime`], whose parts of a millisecond it drops, and becomes one again.
/// JavaScript knows dates up to ±8.64e15 milliseconds from 1970: sending a later one is `OutOfRange`.
/// An invalid `Date` is refused before it is sent.
///
/// Outside of the codec, in JSON for instance, it is the number of milliseconds.
///
/// ```
/// use interop_runtime::JsDate;
/// use std::time::{Duration, SystemTime};
///
/// let date = JsDate::from(SystemTime::UNIX_EPOCH + Duration::from_millis(1_500));
/// assert_eq!(date, JsDate::from_millis(1_500));
/// assert_eq!(SystemTime::try_from(date)?, SystemTime::UNIX_EPOCH + Duration::from_millis(1_500));
/// # Ok::<(), interop_runtime::InteropError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JsDate(i64);

impl JsDate {
    /// So many milliseconds after 1970 began in UTC, before it if negative.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        JsDate(millis)
    }

    /// The milliseconds since 1970 began in UTC.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }
}

impl From<SystemTime> for JsDate {
    /// A time of day beyond what 64 bits of milliseconds hold is the last one they do.
    fn from(time: SystemTime) -> Self {
        let whole = |since: Duration| i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
        JsDate(match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => whole(after),
            Err(error) => {
                let before = error.duration();
                // A part of a millisecond before 1970 belongs to the millisecond that begins before it.
                let part = i64::from(before.subsec_nanos() % 1_000_000 != 0);
                whole(before).saturating_neg().saturating_sub(part)
            }
        })
    }
}

impl TryFrom<JsDate> for SystemTime {
    type Error = InteropError;

    /// `OutOfRange` where this machine's clock has no such time: on wasm, before 1970.
    fn try_from(date: JsDate) -> Result<Self, InteropError> {
        let distance = Duration::from_millis(date.0.unsigned_abs());
        let time = if date.0 < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(distance)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(distance)
        };
        time.ok_or_else(|| {
            let text = format!(
                "{} ms from 1970 is beyond what `SystemTime` holds here; keep it as a `JsDate`",
                date.0
            );
            InteropError::new(ErrorCode::OutOfRange, text)
        })
    }
}

impl From<i64> for JsDate {
    fn from(millis: i64) -> Self {
        JsDate(millis)
    }
}

impl Serialize for JsDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(Marker::Date.name(), &self.0)
    }
}

impl<'de> Deserialize<'de> for JsDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let take = |held: &Held| match held {
            Held::Date(millis) => Some(Ok(JsDate(*millis))),
            _ => None,
        };
        read_held::<_, _, i64>(deserializer, Marker::Date, "a Date", take)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(not(target_arch = "wasm32"))] // where no time is before 1970
    fn times_before_1970_round_down_too() {
        let before = |nanos| JsDate::from(SystemTime::UNIX_EPOCH - Duration::from_nanos(nanos));
        assert_eq!((before(1).millis(), before(1_000_000).millis()), (-1, -1));
        assert_eq!(before(1_000_001).millis(), -2);
        let back = SystemTime::try_from(JsDate::from_millis(-5)).unwrap();
        assert_eq!(JsDate::from(back), JsDate::from_millis(-5));
    }

    #[test]
    fn in_json_it_is_a_number() {
        assert_eq!(
            serde_json::to_string(&JsDate::from_millis(-5)).unwrap(),
            "-5"
        );
        assert_eq!(serde_json::from_str::<JsDate>("7").unwrap().millis(), 7);
    }
}
