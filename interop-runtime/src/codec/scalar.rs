//! The short road for a value that is one scalar: no message, no scope, no buffer.

use serde::ser::{Impossible, Serialize, Serializer};

use super::scope::names_reference;
use super::serializer::safe;

/// A value that needs no message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scalar {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
}

impl Scalar {
    /// `None` for a value that has to be encoded. That is also where its errors come out.
    #[inline]
    pub(crate) fn of<T: Serialize + ?Sized>(value: &T) -> Option<Scalar> {
        value.serialize(ScalarSerializer).ok()
    }
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Scalar::Undefined => serializer.serialize_unit(),
            Scalar::Null => serializer.serialize_none(),
            Scalar::Bool(value) => serializer.serialize_bool(value),
            Scalar::Number(value) => serializer.serialize_f64(value),
        }
    }
}

struct ScalarSerializer;

/// Not a scalar; says nothing more, because the encoder will be asked next.
#[derive(Debug)]
struct NoScalar;

impl std::fmt::Display for NoScalar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a scalar")
    }
}

impl std::error::Error for NoScalar {}

impl serde::ser::Error for NoScalar {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        NoScalar
    }
}

type Done = Result<Scalar, NoScalar>;
type Never = Impossible<Scalar, NoScalar>;

macro_rules! numbers {
    ($($method:ident $type:ty),+) => { $(
        #[inline]
        fn $method(self, value: $type) -> Done {
            Ok(Scalar::Number(value.into()))
        }
    )+ };
}

macro_rules! wide_integers {
    ($($method:ident $type:ty, $magnitude:expr, $negative:expr);+) => { $(
        #[inline]
        fn $method(self, value: $type) -> Done {
            safe($magnitude(value), $negative(value)).map(Scalar::Number).map_err(|_| NoScalar)
        }
    )+ };
}

impl Serializer for ScalarSerializer {
    type Ok = Scalar;
    type Error = NoScalar;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Never;
    type SerializeStructVariant = Never;

    numbers!(
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_u8 u8, serialize_u16 u16,
        serialize_u32 u32, serialize_f32 f32, serialize_f64 f64
    );
    wide_integers!(
        serialize_i64 i64, |v: i64| v.unsigned_abs().into(), |v| v < 0;
        serialize_u64 u64, u128::from, |_| false;
        serialize_i128 i128, i128::unsigned_abs, |v| v < 0;
        serialize_u128 u128, |v| v, |_| false
    );

    #[inline]
    fn serialize_bool(self, value: bool) -> Done {
        Ok(Scalar::Bool(value))
    }

    #[inline]
    fn serialize_none(self) -> Done {
        Ok(Scalar::Null)
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    #[inline]
    fn serialize_unit(self) -> Done {
        Ok(Scalar::Undefined)
    }

    #[inline]
    fn serialize_unit_struct(self, _name: &'static str) -> Done {
        Ok(Scalar::Null)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Done {
        if names_reference(name) {
            Err(NoScalar)
        } else {
            value.serialize(self)
        }
    }

    fn serialize_char(self, _: char) -> Done {
        Err(NoScalar)
    }

    fn serialize_str(self, _: &str) -> Done {
        Err(NoScalar)
    }

    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(NoScalar)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Done {
        Err(NoScalar)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Done {
        Err(NoScalar)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Never, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_tuple(self, _: usize) -> Result<Never, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Never, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Never, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, NoScalar> {
        Err(NoScalar)
    }
}
