//! Values arrive as what they are, in both directions, or the call says why not.

use interop_runtime::prelude::*;
use serde::{Deserialize, Serialize};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// A plain `u64` is a number over there, and too large for one is an error; this is
/// a bigint, whatever its size.
#[js_invokable]
fn next_id(id: JsBigInt<u64>) -> JsBigInt<u64> {
    JsBigInt(id.0 + 1)
}

/// A `Date` is a `Date`: no text, no number that somebody has to know how to read.
#[js_invokable]
fn tomorrow(today: JsDate) -> JsDate {
    JsDate::from_millis(today.millis() + DAY)
}

/// A typed array keeps its class. A `Vec<f32>` would take it too, and arrive as an Array.
#[js_invokable]
fn louder(samples: JsTypedArray<f32>) -> JsTypedArray<f32> {
    let doubled = Vec::from(samples).into_iter().map(|sample| sample * 2.0);
    doubled.collect::<Vec<_>>().into()
}

/// A map with numbers for keys is a `Map`.
#[js_invokable]
fn by_length(words: Vec<String>) -> JsMap<usize, String> {
    words.into_iter().map(|word| (word.len(), word)).collect()
}

#[derive(Serialize, Deserialize, TS)]
struct Settings {
    font_size: u8,
}

/// JavaScript sends `fontSize`: the error names the field that it has instead.
#[js_invokable]
fn apply(settings: Settings) -> Settings {
    settings
}

/// Half a character is no text. Nothing puts a � in its place.
#[js_invokable]
fn count_characters(text: &str) -> usize {
    text.chars().count()
}
