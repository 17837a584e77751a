//! The numbers of the wire format, version 1.

pub(super) const VERSION: u32 = 1;
pub(super) const HEADER_SLOTS: usize = 4;
pub(super) const REFERENCE_BYTES: usize = 16;

/// Longest string, in UTF-16 units, that goes into the text section.
pub(super) const MAX_TEXT_UNITS: usize = 256;
pub(super) const MAX_SHAPES: usize = 4096;
pub(super) const MAX_SHAPE_FIELDS: usize = 64;
/// Largest integer that every double holds exactly.
pub(super) const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

pub(super) mod tag {
    pub(in super::super) const UNDEFINED: u32 = 1;
    pub(in super::super) const NULL: u32 = 2;
    pub(in super::super) const FALSE: u32 = 3;
    pub(in super::super) const TRUE: u32 = 4;
    pub(in super::super) const TEXT: u32 = 5;
    pub(in super::super) const LONG_TEXT: u32 = 6;
    pub(in super::super) const LIST: u32 = 7;
    pub(in super::super) const NUMBERS: u32 = 8;
    pub(in super::super) const RECORD: u32 = 9;
    pub(in super::super) const OBJECT: u32 = 10;
    pub(in super::super) const MAP: u32 = 11;
    pub(in super::super) const BYTES: u32 = 12;
    pub(in super::super) const REFERENCE: u32 = 13;
    pub(in super::super) const BIGINT: u32 = 14;
    pub(in super::super) const DATE: u32 = 15;
    /// The first of the nine typed arrays, in the order of [`ElementType`](super::ElementType).
    pub(in super::super) const TYPED_ARRAYS: u32 = 16;
    pub(in super::super) const ABORT_SIGNAL: u32 = 25;
}

/// The top bit of a bigint's payload.
pub(super) const NEGATIVE: u32 = 1 << 31;
/// The greatest distance of a Date from 1970, in milliseconds.
pub(super) const MAX_DATE: i64 = 8_640_000_000_000_000;

/// What a typed array holds, apart from bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementType {
    Int8,
    Int16,
    Uint16,
    Int32,
    Uint32,
    Float32,
    Float64,
    BigInt64,
    BigUint64,
}

impl ElementType {
    const ALL: [(ElementType, &str, usize); 9] = [
        (ElementType::Int8, "Int8Array", 1),
        (ElementType::Int16, "Int16Array", 2),
        (ElementType::Uint16, "Uint16Array", 2),
        (ElementType::Int32, "Int32Array", 4),
        (ElementType::Uint32, "Uint32Array", 4),
        (ElementType::Float32, "Float32Array", 4),
        (ElementType::Float64, "Float64Array", 8),
        (ElementType::BigInt64, "BigInt64Array", 8),
        (ElementType::BigUint64, "BigUint64Array", 8),
    ];

    pub(super) fn of_tag(tag: u32) -> Option<Self> {
        let index = tag.checked_sub(tag::TYPED_ARRAYS)? as usize;
        Self::ALL.get(index).map(|(element, ..)| *element)
    }

    pub(super) fn tag(self) -> u32 {
        tag::TYPED_ARRAYS + self as u32
    }

    /// The class in JavaScript.
    pub(crate) fn class(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Bytes of one element.
    pub(crate) fn size(self) -> usize {
        Self::ALL[self as usize].2
    }
}

/// Marks a slot as tagged: the high 16 bits of a NaN that no writer makes of a number.
const TAGGED: u64 = 0xFFFA;
const CANONICAL_NAN: u64 = 0x7FF8 << 48;

pub(super) const fn tagged(tag: u32, payload: u32) -> u64 {
    (TAGGED << 48) | ((tag as u64) << 32) | payload as u64
}

#[inline]
pub(super) fn number(value: f64) -> u64 {
    if value.is_nan() {
        CANONICAL_NAN
    } else {
        value.to_bits()
    }
}

/// The tag and payload of a slot, or the number in it.
#[inline]
#[allow(clippy::cast_possible_truncation)] // taking the slot apart is the purpose
pub(super) fn read(slot: u64) -> Result<(u32, u32), f64> {
    if slot >> 48 == TAGGED {
        Ok(((slot >> 32) as u32 & 0xFFFF, slot as u32))
    } else {
        Err(f64::from_bits(slot))
    }
}

#[inline]
pub(super) fn is_tagged(slot: u64) -> bool {
    slot >> 48 == TAGGED
}

pub(super) const fn slots_for(bytes: usize) -> usize {
    bytes.div_ceil(8)
}

/// How many UTF-16 units a string has.
#[inline]
pub(super) fn utf16_len(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.encode_utf16().count()
    }
}
