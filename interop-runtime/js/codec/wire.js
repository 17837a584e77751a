// The constants of the wire format, as docs/wire-format.md defines them.

/** Rust names this function, so that wasm-bindgen copies the file. */
export function linked() {}

export const VERSION = 1;

export const HEADER_WORDS = 8;
export const HEADER_SLOTS = 4;
export const HEADER_BYTES = 32;
/** The header word with the number of references. */
export const REFERENCES_WORD = 4;

/** The high word of a tagged slot is this plus the tag; a slot with these 16 bits on top is never a number. */
export const TAGGED = 0xfffa_0000;

export const UNDEFINED = 1;
export const NULL = 2;
export const FALSE = 3;
export const TRUE = 4;
export const TEXT = 5;
export const LONG_TEXT = 6;
export const LIST = 7;
export const NUMBERS = 8;
export const RECORD = 9;
export const OBJECT = 10;
export const MAP = 11;
export const BYTES = 12;
export const REFERENCE = 13;
export const BIGINT = 14;
export const DATE = 15;
// The typed arrays follow one another in this order, which readers rely on.
export const INT8_ARRAY = 16;
export const INT16_ARRAY = 17;
export const UINT16_ARRAY = 18;
export const INT32_ARRAY = 19;
export const UINT32_ARRAY = 20;
export const FLOAT32_ARRAY = 21;
export const FLOAT64_ARRAY = 22;
export const BIG_INT64_ARRAY = 23;
export const BIG_UINT64_ARRAY = 24;
export const ABORT_SIGNAL = 25;

/** The bit of a BIGINT's payload that says it is negative; the others count its words. */
export const NEGATIVE = 0x8000_0000;
/** No date is further from 1970 than so many milliseconds. */
export const MOST_MILLISECONDS = 8.64e15;

/** The high word of the one NaN that a writer writes; the low word is 0. */
export const NAN_HIGH = 0x7ff8_0000;

/** A longer string travels as LONG_TEXT, so that it does not keep the short ones alive. */
export const LONGEST_TEXT = 256;

export const MOST_SHAPES = 4096;
export const MOST_FIELDS = 64;

export const REFERENCE_BYTES = 16;
export const RUST_OBJECT = 1;
export const JS_OBJECT = 2;
export const CALLBACK = 3;
