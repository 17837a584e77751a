//! serde's `Serializer` over the encoder, and the short road for a result that is one scalar.

use serde::{Serialize, ser};

use super::active::encoding;
use super::bigint::BigInt;
use super::compound::{Elements, Entries, Fields, Variant};
use super::encoder::Encoder;
use super::error::CodecError;
use super::marker::Marker;
use super::special::as_bytes;
use super::wire::{MAX_SAFE_INTEGER, tag};
use crate::error::ErrorCode;

type Done = Result<(), CodecError>;

impl<'a, 'c> ser::Serializer for &'a mut Encoder<'c> {
    type Ok = ();
    type Error = CodecError;
    type SerializeSeq = Elements<'a, 'c>;
    type SerializeTuple = Elements<'a, 'c>;
    type SerializeTupleStruct = Elements<'a, 'c>;
    type SerializeTupleVariant = Elements<'a, 'c>;
    type SerializeMap = Entries<'a, 'c>;
    type SerializeStruct = Fields<'a, 'c>;
    type SerializeStructVariant = Fields<'a, 'c>;

    #[inline]
    fn serialize_bool(self, value: bool) -> Done {
        self.node()?;
        self.push_tag(if value { tag::TRUE } else { tag::FALSE }, 0);
        Ok(())
    }

    #[inline]
    fn serialize_i8(self, value: i8) -> Done {
        self.push_number(value.into())
    }

    #[inline]
    fn serialize_i16(self, value: i16) -> Done {
        self.push_number(value.into())
    }

    #[inline]
    fn serialize_i32(self, value: i32) -> Done {
        self.push_number(value.into())
    }

    fn serialize_i64(self, value: i64) -> Done {
        match self.expects.take() {
            Some(Marker::Date) => self.push_date(value),
            expected => self.push_integer(expected, value.unsigned_abs().into(), value < 0),
        }
    }

    fn serialize_i128(self, value: i128) -> Done {
        let expected = self.expects.take();
        self.push_integer(expected, value.unsigned_abs(), value < 0)
    }

    #[inline]
    fn serialize_u8(self, value: u8) -> Done {
        self.push_number(value.into())
    }

    #[inline]
    fn serialize_u16(self, value: u16) -> Done {
        self.push_number(value.into())
    }

    fn serialize_u32(self, value: u32) -> Done {
        if self.expects.take().is_some() {
            if !encoding::<CodecError>()?.written(value) {
                return Err(CodecError::malformed("a token of another message"));
            }
            self.node()?;
            self.push_tag(tag::REFERENCE, value);
            return Ok(());
        }
        self.push_number(value.into())
    }

    fn serialize_u64(self, value: u64) -> Done {
        let expected = self.expects.take();
        self.push_integer(expected, value.into(), false)
    }

    fn serialize_u128(self, value: u128) -> Done {
        let expected = self.expects.take();
        self.push_integer(expected, value, false)
    }

    #[inline]
    fn serialize_f32(self, value: f32) -> Done {
        self.push_number(value.into())
    }

    #[inline]
    fn serialize_f64(self, value: f64) -> Done {
        self.push_number(value)
    }

    fn serialize_char(self, value: char) -> Done {
        self.push_text(value.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Done {
        self.push_text(value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Done {
        let expected = self.expects.take();
        if expected == Some(Marker::BigInt) {
            // The sign, and the words: only the double sends bigints of any size.
            let words: Vec<u64> = (value.chunks_exact(8))
                .map(bytemuck::pod_read_unaligned)
                .collect();
            return self.push_bigint(&BigInt::new(words[0] != 0, words[1..].to_vec()));
        }
        self.node()?;
        let tag = match expected {
            Some(Marker::TypedArray(element)) => element.tag(),
            _ => tag::BYTES,
        };
        self.push_padded(tag, value)
    }

    #[inline]
    fn serialize_none(self) -> Done {
        self.serialize_unit_struct("")
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.node()?;
        if self.expects.take() == Some(Marker::AbortSignal) {
            return self.push_abort_signal();
        }
        self.push_tag(tag::UNDEFINED, 0);
        Ok(())
    }

    #[inline]
    fn serialize_unit_struct(self, _name: &'static str) -> Done {
        self.node()?;
        self.push_tag(tag::NULL, 0);
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Done {
        self.push_text(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Done {
        self.expects = Marker::of(name).filter(|marker| *marker != Marker::Any);
        match self.expects {
            Some(Marker::TypedArray(_) | Marker::BigInt) => as_bytes(|| value.serialize(self)),
            _ => value.serialize(self),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        let mut outer = Fields::open(self, variant, 1)?;
        ser::SerializeStruct::serialize_field(&mut outer, variant, value)?;
        ser::SerializeStruct::end(outer)
    }

    fn serialize_seq(self, _len: Option<usize>) -> Result<Elements<'a, 'c>, CodecError> {
        Elements::open(self, None)
    }

    fn serialize_tuple(self, _len: usize) -> Result<Elements<'a, 'c>, CodecError> {
        Elements::open(self, None)
    }

    fn serialize_tuple_struct(
        self,
        _name: &'static str,
        _len: usize,
    ) -> Result<Elements<'a, 'c>, CodecError> {
        Elements::open(self, None)
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _len: usize,
    ) -> Result<Elements<'a, 'c>, CodecError> {
        let outer = Variant::open(self, variant)?;
        Elements::open(self, Some(outer))
    }

    fn serialize_map(self, _len: Option<usize>) -> Result<Entries<'a, 'c>, CodecError> {
        let is_map = self.expects.take() == Some(Marker::Map);
        Entries::open(self, is_map)
    }

    fn serialize_struct(
        self,
        name: &'static str,
        len: usize,
    ) -> Result<Fields<'a, 'c>, CodecError> {
        Fields::open(self, name, len)
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Fields<'a, 'c>, CodecError> {
        let outer = Variant::open(self, variant)?;
        let mut fields = Fields::open(self, variant, len)?;
        fields.outer = Some(outer);
        Ok(fields)
    }

    fn is_human_readable(&self) -> bool {
        true // what a user sees in JavaScript is what serde_json would show: times as text, and so on
    }
}

impl Encoder<'_> {
    fn push_abort_signal(&mut self) -> Done {
        if !self.is_call {
            let text = "a JsAbortSignal belongs to a call; send it as an argument";
            return Err(CodecError::new(ErrorCode::NotSerializable, text));
        }
        self.push_tag(tag::ABORT_SIGNAL, 0);
        Ok(())
    }

    /// An integer of any width: a bigint where that was asked for, else a number.
    fn push_integer(&mut self, expected: Option<Marker>, magnitude: u128, negative: bool) -> Done {
        if expected == Some(Marker::BigInt) {
            return self.push_bigint(&BigInt::from_parts(negative, magnitude));
        }
        self.push_number(safe(magnitude, negative)?)
    }
}

/// An integer as a double, if every double nearby is that integer alone.
#[allow(clippy::cast_precision_loss)] // checked
pub(super) fn safe(magnitude: u128, negative: bool) -> Result<f64, CodecError> {
    if magnitude > MAX_SAFE_INTEGER.into() {
        let sign = if negative { "-" } else { "" };
        let text = format!(
            "{sign}{magnitude} is beyond ±(2^53−1), the integers that a JavaScript number holds exactly; send a `JsBigInt`"
        );
        return Err(CodecError::new(ErrorCode::OutOfRange, text));
    }
    let value = magnitude as f64;
    Ok(if negative { -value } else { value })
}
