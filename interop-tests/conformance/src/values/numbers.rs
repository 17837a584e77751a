//! Booleans, numbers, and bigints.

use interop_runtime::prelude::*;

cases! {
    OfBool: bool,
    OfU8: u8,
    OfI8: i8,
    OfU16: u16,
    OfI16: i16,
    OfU32: u32,
    OfI32: i32,
    OfU64: u64,
    OfI64: i64,
    OfU128: u128,
    OfI128: i128,
    OfUsize: usize,
    OfIsize: isize,
    OfF32: f32,
    OfF64: f64,
    OfBigI64: JsBigInt<i64>,
    OfBigU64: JsBigInt<u64>,
    OfBigI128: JsBigInt<i128>,
    OfBigU128: JsBigInt<u128>,
}
