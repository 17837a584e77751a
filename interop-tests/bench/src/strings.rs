//! Strings in both directions.

use interop_runtime::prelude::*;
use wasm_bindgen::prelude::*;

#[js_invokable]
pub fn text_out(length: u32) -> String {
    "abcdefghijkl"[..length as usize].to_owned()
}

#[wasm_bindgen]
pub fn peer_text_out(length: u32) -> String {
    "abcdefghijkl"[..length as usize].to_owned()
}

#[js_invokable]
pub fn text_in(text: &str) -> u32 {
    text.len() as u32
}

#[wasm_bindgen]
pub fn peer_text_in(text: &str) -> u32 {
    text.len() as u32
}
