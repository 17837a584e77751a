//! A `FakeValue` read from a text in the notation of JavaScript.

use std::fmt;
use std::str::FromStr;

use super::{FakeTypedArray, FakeValue};
use crate::codec::BigInt;

/// A text that is no value: what was expected, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseFakeValueError {
    expected: String,
    rest: String,
}

impl fmt::Display for ParseFakeValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} at `{}`", self.expected, self.rest)
    }
}

impl std::error::Error for ParseFakeValueError {}

type Parsed<T> = Result<T, ParseFakeValueError>;

impl FromStr for FakeValue {
    type Err = ParseFakeValueError;

    fn from_str(text: &str) -> Parsed<FakeValue> {
        let mut parser = Parser(text);
        let value = parser.value()?;
        parser.space();
        if parser.0.is_empty() {
            Ok(value)
        } else {
            Err(parser.expected("the end"))
        }
    }
}

/// The rest of the text.
struct Parser<'a>(&'a str);

impl<'a> Parser<'a> {
    fn expected(&self, what: &str) -> ParseFakeValueError {
        ParseFakeValueError {
            expected: what.to_owned(),
            rest: self.0.chars().take(40).collect(),
        }
    }

    fn space(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn takes(&mut self, token: &str) -> bool {
        self.space();
        let rest = self.0.strip_prefix(token);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn take(&mut self, token: &str) -> Parsed<()> {
        if self.takes(token) {
            return Ok(());
        }
        Err(self.expected(&format!("`{token}`")))
    }

    fn word(&mut self) -> &'a str {
        self.space();
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let end = self.0.find(|c| !is_part(c)).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(end);
        self.0 = rest;
        word
    }

    fn value(&mut self) -> Parsed<FakeValue> {
        self.space();
        match self.0.chars().next() {
            Some('"') => self.text(),
            Some('[') => Ok(FakeValue::Array(self.list(Self::value)?)),
            Some('{') => self.object(),
            Some('-' | '0'..='9') => self.number(),
            _ => self.named(),
        }
    }

    fn named(&mut self) -> Parsed<FakeValue> {
        let start = self.0;
        Ok(match self.word() {
            "undefined" => FakeValue::Undefined,
            "null" => FakeValue::Null,
            "true" => FakeValue::Bool(true),
            "false" => FakeValue::Bool(false),
            "NaN" => FakeValue::Number(f64::NAN),
            "Infinity" => FakeValue::Number(f64::INFINITY),
            "new" => return self.made(),
            _ => {
                self.0 = start;
                return Err(self.expected("a value"));
            }
        })
    }

    fn number(&mut self) -> Parsed<FakeValue> {
        let start = self.0;
        let negative = self.takes("-");
        if negative && self.takes("Infinity") {
            return Ok(FakeValue::Number(f64::NEG_INFINITY));
        }
        let is_part = |c: char| c.is_ascii_digit() || ".eE+-".contains(c);
        let end = self.0.find(|c| !is_part(c)).unwrap_or(self.0.len());
        self.0 = &self.0[end..];
        let written = &start[..start.len() - self.0.len()];
        if self.0.starts_with('n') {
            let Some(value) = BigInt::parse(written) else {
                return Err(self.expected("digits before"));
            };
            self.0 = &self.0[1..];
            return Ok(FakeValue::BigInt(value.to_string()));
        }
        written.parse().map(FakeValue::Number).map_err(|_| {
            self.0 = start;
            self.expected("a number")
        })
    }

    /// A string, and `.repeat(n)` after it.
    fn text(&mut self) -> Parsed<FakeValue> {
        let mut units = self.units()?;
        if self.takes(".repeat(") {
            let times = self.count()?;
            self.take(")")?;
            units = units.repeat(times);
        }
        Ok(match String::from_utf16(&units) {
            Ok(text) => FakeValue::String(text),
            Err(_) => FakeValue::Utf16(units),
        })
    }

    fn units(&mut self) -> Parsed<Vec<u16>> {
        self.take("\"")?;
        let mut units = Vec::new();
        loop {
            let mut chars = self.0.chars();
            let next = chars.next();
            self.0 = chars.as_str();
            match next {
                Some('"') => return Ok(units),
                Some('\\') => units.push(self.escaped()?),
                Some(c) => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
                None => return Err(self.expected("`\"`")),
            }
        }
    }

    fn escaped(&mut self) -> Parsed<u16> {
        let mut chars = self.0.chars();
        let unit = match chars.next() {
            Some(c @ ('"' | '\\' | '/')) => c as u16,
            Some('n') => 10,
            Some('r') => 13,
            Some('t') => 9,
            Some('b') => 8,
            Some('f') => 12,
            Some('0') => 0,
            Some('u') => {
                let digits = self.0.get(1..5);
                let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok());
                let Some(unit) = unit else {
                    return Err(self.expected("four digits after `u`"));
                };
                self.0 = &self.0[5..];
                return Ok(unit);
            }
            _ => return Err(self.expected("an escape")),
        };
        self.0 = chars.as_str();
        Ok(unit)
    }

    fn list<T>(&mut self, element: fn(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        self.take("[")?;
        let mut elements = Vec::new();
        while !self.takes("]") {
            elements.push(element(self)?);
            if !self.takes(",") {
                self.take("]")?;
                break;
            }
        }
        Ok(elements)
    }

    /// A later property of the same name replaces the earlier, as in JavaScript.
    fn object(&mut self) -> Parsed<FakeValue> {
        self.take("{")?;
        let mut properties: Vec<(String, FakeValue)> = Vec::new();
        while !self.takes("}") {
            let key = self.key()?;
            self.take(":")?;
            let value = self.value()?;
            match properties.iter_mut().find(|(known, _)| *known == key) {
                Some(known) => known.1 = value,
                None => properties.push((key, value)),
            }
            if !self.takes(",") {
                self.take("}")?;
                break;
            }
        }
        Ok(FakeValue::Object(properties))
    }

    /// `a`, `"a b"`, or `["__proto__"]`, which is a property and no prototype.
    fn key(&mut self) -> Parsed<String> {
        let computed = self.takes("[");
        self.space();
        let key = if self.0.starts_with('"') {
            let units = self.units()?;
            String::from_utf16(&units)
                .map_err(|_| self.expected("a key without a lone surrogate before"))?
        } else {
            self.word().to_owned()
        };
        if computed {
            self.take("]")?;
        } else if key == "__proto__" {
            return Err(self.expected("`[\"__proto__\"]` for the key before"));
        }
        Ok(key)
    }

    fn count(&mut self) -> Parsed<usize> {
        let digits = self.word();
        digits.parse().map_err(|_| self.expected("a count before"))
    }

    /// What stands after `new`.
    fn made(&mut self) -> Parsed<FakeValue> {
        let class = self.word();
        self.take("(")?;
        let value = match class {
            "Date" => FakeValue::Date(time_clip(self.float()?)),
            "Map" => FakeValue::Map(self.map_entries()?),
            "ArrayBuffer" => FakeValue::Bytes(vec![0; self.count()?]),
            "Uint8Array" | "Uint8ClampedArray" => FakeValue::Bytes(self.elements()?),
            _ => FakeValue::TypedArray(self.typed_array(class)?),
        };
        self.take(")")?;
        Ok(value)
    }

    fn typed_array(&mut self, class: &str) -> Parsed<FakeTypedArray> {
        Ok(match class {
            "Int8Array" => FakeTypedArray::Int8(self.elements()?),
            "Int16Array" => FakeTypedArray::Int16(self.elements()?),
            "Uint16Array" => FakeTypedArray::Uint16(self.elements()?),
            "Int32Array" => FakeTypedArray::Int32(self.elements()?),
            "Uint32Array" => FakeTypedArray::Uint32(self.elements()?),
            #[allow(clippy::cast_possible_truncation)] // as the class does
            "Float32Array" => {
                let numbers = self.floats()?;
                FakeTypedArray::Float32(numbers.into_iter().map(|number| number as f32).collect())
            }
            "Float64Array" => FakeTypedArray::Float64(self.floats()?),
            "BigInt64Array" => FakeTypedArray::BigInt64(self.elements()?),
            "BigUint64Array" => FakeTypedArray::BigUint64(self.elements()?),
            _ => return Err(self.expected("a class that is known before")),
        })
    }

    fn float(&mut self) -> Parsed<f64> {
        match self.value()? {
            FakeValue::Number(number) => Ok(number),
            _ => Err(self.expected("a number before")),
        }
    }

    /// Numbers, or so many zeros.
    fn floats(&mut self) -> Parsed<Vec<f64>> {
        self.space();
        if self.0.starts_with('[') {
            return self.list(Self::float);
        }
        Ok(vec![0.0; self.count()?])
    }

    /// Integers in range, or so many zeros.
    fn elements<T: FromStr + Default + Clone>(&mut self) -> Parsed<Vec<T>> {
        self.space();
        if !self.0.starts_with('[') {
            return Ok(vec![T::default(); self.count()?]);
        }
        self.list(|parser| {
            let text = match parser.value()? {
                FakeValue::Number(number) => number.to_string(),
                FakeValue::BigInt(digits) => digits,
                _ => String::new(),
            };
            text.parse()
                .map_err(|_| parser.expected("an element in range before"))
        })
    }

    fn map_entries(&mut self) -> Parsed<Vec<(FakeValue, FakeValue)>> {
        self.list(|parser| match parser.value()? {
            FakeValue::Array(pair) => match <[FakeValue; 2]>::try_from(pair) {
                Ok([key, value]) => Ok((key, value)),
                Err(_) => Err(parser.expected("`[key, value]` before")),
            },
            _ => Err(parser.expected("`[key, value]` before")),
        })
    }
}

/// The time that a Date has for a number.
fn time_clip(millis: f64) -> f64 {
    if millis.abs() <= 8.64e15 {
        millis.trunc() + 0.0
    } else {
        f64::NAN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> FakeValue {
        text.parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn everything_there_is() {
        assert_eq!(parse(" [1, -0.5e3, null,] "), parse("[1.0,-500,null]"));
        assert_eq!(
            parse("\"a\\u017e\\\"\\0\""),
            FakeValue::String("až\"\0".into())
        );
        assert_eq!(parse("\"\\ud800\""), FakeValue::Utf16(vec![0xd800]));
        assert_eq!(parse("-12n"), FakeValue::BigInt("-12".into()));
        assert_eq!(
            parse("{a: 1, \"a\": 2, [\"__proto__\"]: 3}"),
            FakeValue::Object(vec![
                ("a".into(), FakeValue::Number(2.0)),
                ("__proto__".into(), FakeValue::Number(3.0)),
            ])
        );
        assert_eq!(
            parse("new Map([[1, {}]])"),
            FakeValue::Map(vec![(FakeValue::Number(1.0), FakeValue::Object(vec![]),)])
        );
        assert_eq!(
            parse("new Uint8Array([0, 255])"),
            FakeValue::Bytes(vec![0, 255])
        );
        assert_eq!(parse("new ArrayBuffer(2)"), FakeValue::Bytes(vec![0, 0]));
        assert_eq!(parse("new Date(-1.5)"), FakeValue::Date(-1.0));
        assert!(parse("new Date(NaN)").is_same(&FakeValue::Date(f64::NAN)));
        assert!(parse("-0").is_same(&FakeValue::Number(-0.0)));
        assert_eq!(parse("\"ab\".repeat(2)"), FakeValue::String("abab".into()));
        let wide = parse("new BigUint64Array([18446744073709551615n])");
        assert_eq!(
            wide,
            FakeValue::TypedArray(FakeTypedArray::BigUint64(vec![u64::MAX]))
        );
    }

    #[test]
    fn what_is_no_value_is_named() {
        let wrong = |text: &str| text.parse::<FakeValue>().unwrap_err().to_string();
        assert_eq!(wrong("[1, oops]"), "expected a value at `oops]`");
        assert_eq!(wrong("1 2"), "expected the end at `2`");
        assert_eq!(
            wrong("new Int8Array([128])"),
            "expected an element in range before at `])`"
        );
        assert_eq!(
            wrong("new Thing(1)"),
            "expected a class that is known before at `1)`"
        );
        assert_eq!(wrong("{a 1}"), "expected `:` at `1}`");
        assert!(wrong("{__proto__: 1}").contains("[\"__proto__\"]"));
        for text in ["", "\"a", "[1", "1.5n", "--1", "\"\\x\"", "new Map([1])"] {
            assert!(text.parse::<FakeValue>().is_err(), "{text}");
        }
    }
}
