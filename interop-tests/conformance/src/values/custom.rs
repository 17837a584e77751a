//! serde code that users write themselves: `with`, `serialize_with`, `try_from`, and whole implementations.

use std::fmt;
use std::time::Duration;

use interop_runtime::prelude::*;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize, TS)]
struct Timed {
    #[serde(with = "millis")]
    #[ts(type = "number")]
    after: Duration,
}

mod millis {
    //! A duration as a number of milliseconds.

    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(after: &Duration, out: S) -> Result<S::Ok, S::Error> {
        after.as_millis().serialize(out)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        u64::deserialize(from).map(Duration::from_millis)
    }
}

#[derive(Serialize, Deserialize, TS)]
struct Painted {
    #[serde(serialize_with = "write_hex", deserialize_with = "read_hex")]
    #[ts(type = "string")]
    color: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
fn write_hex<S: Serializer>(color: &u32, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(&format!("#{color:06x}"))
}

fn read_hex<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let text = String::deserialize(from)?;
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
    let color = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    color.ok_or_else(|| de::Error::custom(format_args!("{text:?} is no color such as #ff8000")))
}

#[derive(Serialize, Deserialize, TS)]
#[serde(try_from = "i32", into = "i32")]
#[derive(Clone)]
struct Even(i32);

impl TryFrom<i32> for Even {
    type Error = String;

    fn try_from(value: i32) -> Result<Self, String> {
        let even = value % 2 == 0;
        even.then_some(Even(value))
            .ok_or_else(|| format!("{value} is odd"))
    }
}

impl From<Even> for i32 {
    fn from(even: Even) -> i32 {
        even.0
    }
}

/// Written by hand: takes a number or a text such as `"12%"`, and 13 cannot be written.
struct Percent(f64);

const UNLUCKY: f64 = 13.0;

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if self.0.to_bits() == UNLUCKY.to_bits() {
            return Err(serde::ser::Error::custom("13 is unlucky"));
        }
        out.serialize_f64(self.0)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct NumberOrText;
        impl Visitor<'_> for NumberOrText {
            type Value = f64;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a percentage")
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<f64, E> {
                let value = u32::try_from(value).map_err(|_| E::custom("far too much"))?;
                Ok(value.into())
            }
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<f64, E> {
                Ok(value)
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<f64, E> {
                let number = text.strip_suffix('%').and_then(|text| text.parse().ok());
                number.ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }
        let value = from.deserialize_any(NumberOrText)?;
        if value > 100.0 {
            return Err(de::Error::custom(format_args!(
                "{value} is more than 100 percent"
            )));
        }
        Ok(Percent(value))
    }
}

cases! {
    OfTimed: Timed,
    OfPainted: Painted,
    OfEven: Even,
    OfPercent: Percent,
}
