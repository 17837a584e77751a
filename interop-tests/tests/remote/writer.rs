//! Writes frames and messages by hand, as `docs/frames.md` and `docs/wire-format.md` have them, right or wrong.

/// A value as a stranger sends it.
pub(crate) enum Sent {
    Number(f64),
    Text(&'static str),
    Constant(u32),
    List(Vec<Sent>),
    Object(Vec<(&'static str, Sent)>),
    Bytes(Vec<u8>),
    /// By kind and handle.
    Reference(u32, f64),
    Signal,
}

#[derive(Default)]
struct Sections {
    values: Vec<u64>,
    references: Vec<(u32, f64)>,
    text: String,
}

/// A message of these root values.
pub(crate) fn message(roots: &[Sent]) -> Vec<u8> {
    let mut sections = Sections::default();
    for root in roots {
        sections.write(root);
    }
    let header = [
        1,
        roots.len(),
        sections.values.len(),
        0,
        sections.references.len(),
        sections.text.len(),
        sections.text.encode_utf16().count(),
        0,
    ];
    let mut bytes = Vec::new();
    for word in header {
        bytes.extend(small(word).to_le_bytes());
    }
    for slot in sections.values {
        bytes.extend(slot.to_le_bytes());
    }
    for (kind, handle) in sections.references {
        bytes.extend(kind.to_le_bytes());
        bytes.extend([0; 4]);
        bytes.extend(handle.to_le_bytes());
    }
    bytes.extend(sections.text.bytes());
    bytes
}

impl Sections {
    fn tag(&mut self, tag: u64, payload: usize) {
        let payload = u64::from(small(payload));
        self.values.push((0xFFFA << 48) | (tag << 32) | payload);
    }

    fn text(&mut self, text: &str) {
        self.tag(5, text.encode_utf16().count());
        self.text.push_str(text);
    }

    fn write(&mut self, value: &Sent) {
        match value {
            Sent::Number(number) => self.values.push(number.to_bits()),
            Sent::Text(text) => self.text(text),
            Sent::Constant(tag) => self.tag(u64::from(*tag), 0),
            Sent::List(values) => {
                self.tag(7, values.len());
                for value in values {
                    self.write(value);
                }
            }
            Sent::Object(fields) => {
                self.tag(10, fields.len());
                for (key, value) in fields {
                    self.text(key);
                    self.write(value);
                }
            }
            Sent::Bytes(bytes) => {
                self.tag(12, bytes.len());
                for slot in bytes.chunks(8) {
                    let mut padded = [0; 8];
                    padded[..slot.len()].copy_from_slice(slot);
                    self.values.push(u64::from_le_bytes(padded));
                }
            }
            Sent::Reference(kind, handle) => {
                self.tag(13, self.references.len());
                self.references.push((*kind, *handle));
            }
            Sent::Signal => self.tag(25, 0),
        }
    }
}

pub(crate) fn hello() -> Vec<u8> {
    frame(1, 0, 0x0001_0001, 0.0, &[])
}

pub(crate) fn frame(kind: u8, what: u8, detail: u32, id: f64, body: &[u8]) -> Vec<u8> {
    let mut frame = vec![kind, what, 0, 0];
    frame.extend(detail.to_le_bytes());
    frame.extend(id.to_le_bytes());
    frame.extend(body);
    frame
}

/// The body of a call, or what Rust sends for one.
pub(crate) fn body(target: f64, first: &str, second: &str, args: &[u8]) -> Vec<u8> {
    let mut body = target.to_le_bytes().to_vec();
    body.extend(small(first.len()).to_le_bytes());
    body.extend(small(second.len()).to_le_bytes());
    body.extend(first.bytes());
    body.extend(second.bytes());
    body.resize(body.len().next_multiple_of(8), 0);
    body.extend(args);
    body
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("a small number")
}
