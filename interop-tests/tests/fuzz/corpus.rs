//! The kept corpus: messages in hexadecimal, one a line, with the invokable in front and a comment behind.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

/// One line: the invokable it was first sent to, and the message.
pub(crate) struct Kept {
    pub(crate) target: String,
    pub(crate) message: Vec<u8>,
}

/// What an honest JavaScript sends; made anew with `BLESS_FUZZ_CORPUS=1`.
pub(crate) const HONEST: &str = "honest.hex";
/// What found a bug once, or looks as if it could.
pub(crate) const HOSTILE: &str = "hostile.hex";

fn path(file: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "wire", "corpus", file]
        .iter()
        .collect()
}

pub(crate) fn blessing() -> bool {
    std::env::var_os("BLESS_FUZZ_CORPUS").is_some()
}

/// The messages of a file.
pub(crate) fn read(file: &str) -> Vec<Kept> {
    let text = fs::read_to_string(path(file)).expect("the corpus is there");
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| parse(line).unwrap_or_else(|| panic!("{file}: {line}")))
        .collect()
}

fn parse(line: &str) -> Option<Kept> {
    let line = line.split_once('#').map_or(line, |(message, _)| message);
    let (target, digits) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let message: Option<Vec<u8>> = digits.as_bytes().chunks(2).map(byte).collect();
    Some(Kept {
        target: target.to_owned(),
        message: message?,
    })
}

pub(crate) fn hex(message: &[u8]) -> String {
    message.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Writes the file of honest messages.
pub(crate) fn write_honest(messages: &[(&str, Vec<u8>)]) {
    let mut text =
        String::from("# Made by `BLESS_FUZZ_CORPUS=1 cargo test -p interop-tests --test fuzz`.\n");
    for (target, message) in messages {
        let _ = writeln!(text, "{target} {}", hex(message));
    }
    fs::write(path(HONEST), text).expect("the folder of the corpus exists");
}

/// Keeps a message that failed, if blessing.
pub(crate) fn keep(target: &str, message: &[u8], comment: &str) {
    use std::io::Write as _;
    if blessing() {
        let mut file = fs::OpenOptions::new()
            .append(true)
            .create(true)
            .open(path(HOSTILE))
            .expect("a file of the corpus");
        writeln!(file, "{target} {} # {comment}", hex(message)).expect("a line");
    }
}
