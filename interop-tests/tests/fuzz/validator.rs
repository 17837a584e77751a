//! A reader of its own, written from docs/wire-format.md alone: whether bytes are a message, and what
//! they bring. It knows nothing of Rust's types, allocates as it likes, and shares no code with the codec.

use crate::walk::Walk;

/// What bytes are.
#[derive(Debug, PartialEq)]
pub(crate) enum Verdict {
    /// A message of so many root values.
    Message(usize),
    /// No message, and why.
    Malformed(&'static str),
    /// A message beyond a limit.
    BeyondLimit,
}

const MOST_SHAPES: usize = 4096;
const MOST_FIELDS: usize = 64;

pub(crate) enum Fault {
    Malformed(&'static str),
    BeyondLimit,
}

pub(crate) type Checked<T> = Result<T, Fault>;

pub(crate) fn malformed<T>(why: &'static str) -> Checked<T> {
    Err(Fault::Malformed(why))
}

/// What a reader has of one writer: how many fields each shape has, and its definition.
#[derive(Default)]
pub(crate) struct Validator {
    shapes: Vec<Vec<Vec<u8>>>,
    /// The handles of JavaScript's objects that the last message brought a share of.
    pub(crate) shares: Vec<f64>,
}

impl Validator {
    /// Judges the next bytes of this writer.
    pub(crate) fn check(&mut self, bytes: &[u8]) -> Verdict {
        self.shares.clear();
        match self.message(bytes) {
            Ok(roots) => Verdict::Message(roots),
            Err(Fault::Malformed(why)) => Verdict::Malformed(why),
            Err(Fault::BeyondLimit) => Verdict::BeyondLimit,
        }
    }

    fn message(&mut self, bytes: &[u8]) -> Checked<usize> {
        if bytes.len() < 32 {
            return malformed("no header");
        }
        let (header, rest) = bytes.split_at(32);
        let [
            version,
            roots,
            slots,
            shape_bytes,
            references,
            text_bytes,
            text_units,
            first_shape,
        ] = std::array::from_fn(|word| u64::from(u32_at(header, word * 4)));
        if version != 1 {
            return malformed("another version");
        }
        let sum = slots * 8 + shape_bytes + references * 16 + text_bytes;
        if sum != rest.len() as u64 || shape_bytes % 8 != 0 {
            return malformed("sections");
        }
        let (values, rest) = rest.split_at(size(slots * 8));
        let (shapes, rest) = rest.split_at(size(shape_bytes));
        let (references, text) = rest.split_at(size(references * 16));
        let entries = self.entries(references)?;
        self.definitions(first_shape, shapes)?;
        let Ok(text) = std::str::from_utf8(text) else {
            return malformed("text that is not UTF-8");
        };
        if text.encode_utf16().count() as u64 != text_units {
            return malformed("units of the text");
        }
        let mut walk = Walk {
            slots: values
                .chunks_exact(8)
                .map(|slot| u64::from_le_bytes(slot.try_into().expect("8 bytes")))
                .collect(),
            at: 0,
            text,
            named: vec![false; entries],
            shapes: &self.shapes,
            beyond: false,
        };
        for _ in 0..roots {
            walk.value(0)?;
        }
        if walk.at != walk.slots.len() {
            return malformed("slots left over");
        }
        if !walk.text.is_empty() {
            return malformed("text left over");
        }
        if walk.named.contains(&false) {
            return malformed("an entry that no value names");
        }
        if walk.beyond {
            return Err(Fault::BeyondLimit);
        }
        Ok(size(roots))
    }

    fn entries(&mut self, section: &[u8]) -> Checked<usize> {
        let mut shares = Vec::new();
        for entry in section.chunks_exact(16) {
            let kind = u32_at(entry, 0);
            let handle = f64::from_le_bytes(entry[8..].try_into().expect("8 bytes"));
            let is_handle =
                handle >= 16_777_216.0 && handle < 2.0_f64.powi(53) && handle.fract() == 0.0;
            if !(1..=3).contains(&kind) || !is_handle {
                return malformed("a reference");
            }
            if kind == 2 {
                shares.push(handle);
            }
        }
        self.shares = shares;
        Ok(section.len() / 16)
    }

    /// All of them count, or none.
    fn definitions(&mut self, first: u64, mut section: &[u8]) -> Checked<()> {
        let first = size(first);
        if section.is_empty() {
            return if first == 0 {
                Ok(())
            } else {
                malformed("a first shape without shapes")
            };
        }
        if first > self.shapes.len() {
            return malformed("shapes are left out");
        }
        let mut shapes = self.shapes.clone();
        let mut id = first;
        while section.len() >= 4 && u32_at(section, 0) != 0 {
            let count = take_u32(&mut section)?;
            if count > MOST_FIELDS || id >= MOST_SHAPES {
                return malformed("a shape beyond the limits");
            }
            let mut fields: Vec<Vec<u8>> = Vec::new();
            for _ in 0..count {
                let length = take_u32(&mut section)?;
                if length > section.len() {
                    return malformed("a field beyond its section");
                }
                let (name, rest) = section.split_at(length);
                section = rest;
                if std::str::from_utf8(name).is_err() || fields.iter().any(|field| field == name) {
                    return malformed("a field");
                }
                fields.push(name.to_vec());
            }
            match shapes.get(id) {
                Some(known) if *known != fields => return malformed("another shape of this id"),
                Some(_) => {}
                None => shapes.push(fields),
            }
            id += 1;
        }
        if section.len() >= 8 || section.iter().any(|byte| *byte != 0) {
            return malformed("padding of the shapes");
        }
        self.shapes = shapes;
        Ok(())
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("4 bytes"))
}

fn take_u32(section: &mut &[u8]) -> Checked<usize> {
    let Some((word, rest)) = section.split_first_chunk::<4>() else {
        return malformed("a definition that ends early");
    };
    *section = rest;
    Ok(size(u32::from_le_bytes(*word).into()))
}

pub(crate) fn size(number: u64) -> usize {
    usize::try_from(number).expect("fits on a 64-bit machine")
}
