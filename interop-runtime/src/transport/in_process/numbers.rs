//! A call of a function that takes nothing but `f64`: 100 bytes of code for each, where a general one has 280.
#![allow(clippy::inline_always)] // what such an invokable is made of

use serde::de::DeserializeOwned;

use super::invoke::{end, take_root};
use crate::__private::Args;
use crate::call::{Outcome, Payload, Returned};
use crate::codec::{CodecError, NumberDeserializer, Scalar};
use crate::error::InteropError;
use crate::reference::{AnyObject, Gone};

/// The arguments of one such call. Each is what the double says.
pub struct NumberArgs<const N: usize> {
    numbers: [f64; N],
    next: usize,
}

impl<const N: usize> Args for NumberArgs<N> {
    #[inline(always)]
    fn take<T: DeserializeOwned>(&mut self) -> Result<T, InteropError> {
        let index = self.next;
        self.next += 1;
        T::deserialize(NumberDeserializer(self.numbers[index]))
            .map_err(|error: CodecError| error.at_argument(index))
    }

    fn take_text(&mut self) -> Result<String, InteropError> {
        unreachable!("only numbers are taken so")
    }

    fn skip(&mut self) {
        self.next += 1;
    }

    fn object(&self) -> Result<AnyObject, Gone> {
        unreachable!("only functions are called so")
    }
}

/// Runs a sync function all of whose parameters are `f64`. `has_others` if one of the numbers is NaN.
#[inline(always)]
pub fn call_numbers<const N: usize>(
    mut numbers: [f64; N],
    has_others: bool,
    run: impl FnOnce(&mut NumberArgs<N>) -> Outcome,
) -> f64 {
    if has_others {
        let mut read = numbers; // a copy, so that a call without others keeps them in registers
        if !read_others(&mut read) {
            return 0.0;
        }
        numbers = read;
    }
    let outcome = run(&mut NumberArgs { numbers, next: 0 });
    if let Ok(Payload(Returned::Scalar(Scalar::Number(number)))) = outcome {
        std::mem::forget(outcome); // there is nothing to drop, which the compiler would ask a function
        return number;
    }
    end(None, outcome)
}

/// Reads what stands in the message. False if that is no number: the error is on its way.
#[cold]
#[inline(never)]
fn read_others(numbers: &mut [f64]) -> bool {
    let mut message = None;
    for index in 0..numbers.len() {
        if numbers[index].is_nan() {
            match take_root(&mut message, numbers, index) {
                Ok(number) => numbers[index] = number,
                Err(error) => {
                    end(message, Err(error));
                    return false;
                }
            }
        }
    }
    true
}
