use interop_runtime::prelude::*;

type Text = &'static str;
type Bytes<'a> = &'a [u8];

#[js_invokable]
fn length(text: Text, bytes: Bytes) -> usize {
    text.len() + bytes.len()
}

#[js_invokable]
fn lines(texts: Vec<Text>) -> usize {
    texts.len()
}

fn main() {}
