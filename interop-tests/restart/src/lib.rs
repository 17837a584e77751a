//! An application with the feature `restart`: what ends its instance, and what shows that the next one is fresh.
#![forbid(unsafe_code)]

use std::cell::Cell;

use interop_runtime::prelude::*;

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

/// How often this instance was asked.
#[js_invokable]
fn calls() -> u32 {
    CALLS.set(CALLS.get() + 1);
    CALLS.get()
}

#[js_import(
    module = "interop-tests-restart/generations",
    file = "/js/generations.js"
)]
fn ask() -> Result<u32, InteropError>;

/// How often any instance was asked.
#[js_invokable]
fn calls_of_all() -> Result<u32, InteropError> {
    ask()
}

#[js_invokable]
fn panics(kept: &[u8]) {
    panic!("panicked with {} bytes", kept.len());
}

#[js_invokable]
async fn waits_forever() {
    std::future::pending::<()>().await;
}

/// Needs more stack than there is.
#[js_invokable]
fn recurses(depth: f64) -> f64 {
    // Black boxes, so that it stays a recursion with a frame of its own.
    let frame = std::hint::black_box([depth; 64]);
    if frame[2] < 0.0 {
        return 0.0;
    }
    std::hint::black_box(recurses(frame[1] + 1.0)) + frame[0]
}

/// So many pieces of a mebibyte, which may be more than there are.
#[js_invokable]
fn fills(mebibytes: usize) -> usize {
    let piece = |_| vec![1_u8; 1 << 20];
    let pieces: Vec<Vec<u8>> = (0..mebibytes).map(piece).collect();
    pieces.iter().map(Vec::len).sum()
}

/// As one piece.
#[js_invokable]
fn allocates(mebibytes: usize) -> usize {
    vec![1_u8; mebibytes << 20].len()
}

#[js_invokable]
fn length(bytes: &[u8]) -> usize {
    bytes.len()
}

/// A result for which there is no memory, while there is enough for its parts.
#[js_invokable]
fn repeats(bytes: &[u8], times: usize) -> Vec<JsBytes> {
    let part = JsBytes::from(bytes.to_vec());
    std::iter::repeat_n(part, times).collect()
}

struct Counter(u32);

#[js_invokable]
impl Counter {
    #[js_invokable]
    fn make() -> RustObjectRef<Self> {
        RustObjectRef::new(Counter(0))
    }

    #[js_invokable]
    fn add(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }
}

#[js_invokable]
fn callback() -> JsCallback {
    JsCallback::new(|x: f64| x + 1.0)
}

#[js_invokable]
fn callback_that_panics() -> JsCallback {
    JsCallback::new(|message: String| -> f64 { panic!("{message}") })
}
