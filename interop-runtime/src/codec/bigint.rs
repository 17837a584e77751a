//! A bigint of any size, as the format has it: a sign and a magnitude in words of 64 bits.

use std::fmt;

/// What travels as `BIGINT`. The last word is never 0, and zero is never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BigInt {
    negative: bool,
    words: Vec<u64>,
}

impl BigInt {
    /// Drops zero words at the top, and the sign of zero.
    pub(crate) fn new(negative: bool, mut words: Vec<u64>) -> Self {
        while words.last() == Some(&0) {
            words.pop();
        }
        BigInt {
            negative: negative && !words.is_empty(),
            words,
        }
    }

    #[allow(clippy::cast_possible_truncation)] // taking it apart is the purpose
    pub(crate) fn from_parts(negative: bool, magnitude: u128) -> Self {
        Self::new(negative, vec![magnitude as u64, (magnitude >> 64) as u64])
    }

    /// Decimal digits, with a `-` in front of a negative one.
    #[cfg(any(test, not(target_arch = "wasm32")))]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() {
            return None;
        }
        let mut words: Vec<u64> = Vec::new();
        for digit in digits.chars() {
            let mut carry = u128::from(digit.to_digit(10)?);
            for word in &mut words {
                carry += u128::from(*word) * 10;
                *word = low(carry);
                carry >>= 64;
            }
            if carry > 0 {
                words.push(low(carry));
            }
        }
        Some(Self::new(digits.len() < text.len(), words))
    }

    pub(crate) fn is_negative(&self) -> bool {
        self.negative
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    /// The magnitude, if 128 bits hold it.
    pub(crate) fn magnitude(&self) -> Option<u128> {
        let word = |index: usize| u128::from(self.words.get(index).copied().unwrap_or(0));
        (self.words.len() <= 2).then(|| word(0) | (word(1) << 64))
    }

    pub(crate) fn to_i128(&self) -> Option<i128> {
        let magnitude = self.magnitude()?;
        if self.negative {
            0_i128.checked_sub_unsigned(magnitude)
        } else {
            magnitude.try_into().ok()
        }
    }

    pub(crate) fn to_u128(&self) -> Option<u128> {
        self.magnitude().filter(|_| !self.negative)
    }

    /// Whether it has more decimal digits than that.
    pub(crate) fn exceeds(&self, digits: u32) -> bool {
        // 19 digits fit into a word, and a word needs 20 at most: most sizes need no counting.
        let (digits, words) = (digits as usize, self.words.len());
        if words * 20 <= digits {
            return false;
        }
        words > digits / 19 + 1 || self.to_string().trim_start_matches('-').len() > digits
    }
}

#[cfg(any(test, not(target_arch = "wasm32")))]
#[allow(clippy::cast_possible_truncation)] // the low half is what is asked for
fn low(value: u128) -> u64 {
    value as u64
}

impl fmt::Display for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// As many digits at a time as half a word holds: to divide 128 bits, and to write them, takes 4 kB in wasm.
        const CHUNK: u64 = 1_000_000_000;
        const LOW: u64 = 0xFFFF_FFFF;
        let mut words = self.words.clone();
        let mut chunks = Vec::new();
        while !words.is_empty() {
            let mut rest = 0;
            for word in words.iter_mut().rev() {
                let high = (rest << 32) | (*word >> 32);
                let low = ((high % CHUNK) << 32) | (*word & LOW);
                *word = ((high / CHUNK) << 32) | (low / CHUNK);
                rest = low % CHUNK;
            }
            chunks.push(rest);
            while words.last() == Some(&0) {
                words.pop();
            }
        }
        if self.negative {
            f.write_str("-")?;
        }
        write!(f, "{}", chunks.pop().unwrap_or(0))?;
        chunks
            .iter()
            .rev()
            .try_for_each(|chunk| write!(f, "{chunk:09}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_there_and_back() {
        let long = format!("-{}", "9876543210".repeat(40));
        let edge = format!("1{}", "0".repeat(38));
        for text in ["0", "7", "-7", "18446744073709551616", &edge, &long] {
            assert_eq!(BigInt::parse(text).unwrap().to_string(), *text);
        }
        assert_eq!(BigInt::parse("-0").unwrap(), BigInt::from_parts(false, 0));
        assert_eq!(BigInt::parse("0007").unwrap(), BigInt::from_parts(false, 7));
        for wrong in ["", "-", "1.5", "0x10", "١"] {
            assert_eq!(BigInt::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_what_fits_is_an_integer_of_rust() {
        let big = |text: &str| BigInt::parse(text).unwrap();
        assert_eq!(big(&i128::MIN.to_string()).to_i128(), Some(i128::MIN));
        assert_eq!(big(&u128::MAX.to_string()).to_u128(), Some(u128::MAX));
        assert_eq!(big(&u128::MAX.to_string()).to_i128(), None);
        assert_eq!(big("-1").to_u128(), None);
        assert_eq!(big(&"9".repeat(40)).magnitude(), None);
    }

    #[test]
    fn digits_are_counted_exactly() {
        for digits in [1_u32, 19, 20, 38, 1023, 1024] {
            let most = BigInt::parse(&"9".repeat(digits as usize)).unwrap();
            let least = BigInt::parse(&format!("1{}", "0".repeat(digits as usize))).unwrap();
            assert!(!most.exceeds(digits) && least.exceeds(digits), "{digits}");
        }
    }
}
