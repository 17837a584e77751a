//! `JsBigInt`: an integer that is a bigint in JavaScript, whatever its size.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{BigInt, Held, Marker, read_held};
use crate::codec::found::found_bigint;
use crate::error::{ErrorCode, InteropError};

/// An integer that crosses as a bigint, in both directions and wherever it stands in a value.
///
/// A plain `i64` or `u64` crosses as a number, and gives `OutOfRange` beyond ±(2^53−1); this crosses
/// exactly. It takes a bigint only: a number is a `TypeMismatch`, and a bigint that `T` cannot hold is
/// `OutOfRange`. `T` is `i64`, `u64`, `i128`, `u128`, `isize` or `usize`.
///
/// Outside of the codec, in JSON for instance, it is the integer itself.
///
/// ```
/// use interop_runtime::JsBigInt;
/// use interop_runtime::testing::FakeJs;
///
/// let fake = FakeJs::new();
/// fake.on("next", |args| Ok(JsBigInt(args.get::<JsBigInt<u64>>(0)?.0 + 1)));
/// let next: JsBigInt<u64> = fake.runtime().invoke_sync("next", (JsBigInt(1_u64 << 60),))?;
/// assert_eq!(next.0, (1 << 60) + 1);
/// # Ok::<(), interop_runtime::InteropError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JsBigInt<T>(pub T);

/// An integer that [`JsBigInt`] can hold.
pub trait BigIntValue: Serialize + DeserializeOwned + Copy + sealed::Sealed {}

mod sealed {
    pub trait Sealed: Sized {
        const NAME: &'static str;
        fn from_bigint(value: &super::BigInt) -> Option<Self>;
    }
}

macro_rules! bigint_values {
    ($($type:ty: $read:ident),+) => { $(
        impl sealed::Sealed for $type {
            const NAME: &'static str = stringify!($type);
            fn from_bigint(value: &BigInt) -> Option<Self> {
                value.$read()?.try_into().ok()
            }
        }
        impl BigIntValue for $type {}
    )+ };
}
bigint_values!(i64: to_i128, i128: to_i128, isize: to_i128, u64: to_u128, u128: to_u128, usize: to_u128);

impl<T> From<T> for JsBigInt<T> {
    fn from(value: T) -> Self {
        JsBigInt(value)
    }
}

impl<T: BigIntValue> Serialize for JsBigInt<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(Marker::BigInt.name(), &self.0)
    }
}

impl<'de, T: BigIntValue> Deserialize<'de> for JsBigInt<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let take = |held: &Held| match held {
            Held::BigInt(value) => Some(T::from_bigint(value).map(JsBigInt).ok_or_else(|| {
                let text = format!("expected {}, found {}", T::NAME, found_bigint(value));
                InteropError::new(ErrorCode::OutOfRange, text)
            })),
            _ => None,
        };
        read_held::<_, _, T>(deserializer, Marker::BigInt, "a bigint", take)
    }
}
