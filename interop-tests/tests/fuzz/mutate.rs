//! Mutations: what a mistake, a bug or an enemy makes of a message.

use std::ops::Range;

use fastrand::Rng;

use crate::corpus::Kept;

/// Longer ones teach nothing new, and take longer.
const LONGEST: usize = 4096;

/// Counts, lengths and ids at the edges.
const WORDS: [u32; 16] = [
    0,
    1,
    2,
    3,
    7,
    8,
    64,
    65,
    255,
    256,
    4096,
    0x1_0000,
    0x7FFF_FFFF,
    0x8000_0000,
    0xFFFF_FFFE,
    u32::MAX,
];

/// Numbers at the edges, NaNs that spell tags and those that do not, handles.
const SLOTS: [u64; 12] = [
    0,
    0x8000_0000_0000_0000, // -0
    0x3FF0_0000_0000_0000, // 1
    0x3FE0_0000_0000_0000, // 0.5
    0x4340_0000_0000_0000, // 2^53
    0x4170_0000_0000_0000, // 2^24: the first handle
    0x4170_0000_1000_0000, // the second
    0x433E_B208_C2DC_0000, // 8.64e15: the last Date
    0x7FF0_0000_0000_0000, // infinity
    0x7FF8_0000_0000_0000, // NaN
    0xFFF8_0000_0000_0000, // another
    u64::MAX,
];

/// A message made of one or two of the corpus, or of nothing; and the invokable that takes such ones.
pub(crate) fn message<'a>(rng: &mut Rng, corpus: &'a [Kept], out: &mut Vec<u8>) -> &'a str {
    out.clear();
    let kept = &corpus[rng.usize(..corpus.len())];
    if rng.u8(..50) == 0 {
        random(rng, out);
        return &kept.target;
    }
    out.extend_from_slice(&kept.message);
    for _ in 0..rng.u8(1..4) {
        mutate(rng, corpus, out);
    }
    out.truncate(LONGEST);
    // Otherwise most would be refused for their header alone.
    if rng.u8(..8) > 0 {
        repair(out);
    }
    &kept.target
}

fn random(rng: &mut Rng, out: &mut Vec<u8>) {
    out.resize(rng.usize(..160), 0);
    rng.fill(out);
    if rng.bool() && out.len() >= 32 {
        // A header that says nothing wrong: random values.
        out[..32].fill(0);
        out[0] = 1;
        out[4] = rng.u8(..4);
        for slot in out[32..].chunks_exact_mut(8) {
            if rng.bool() {
                slot.copy_from_slice(&any_slot(rng).to_le_bytes());
            }
        }
        repair(out);
    }
}

fn any_slot(rng: &mut Rng) -> u64 {
    if rng.u8(..4) == 0 {
        return SLOTS[rng.usize(..SLOTS.len())];
    }
    let tag = rng.u64(0..27);
    0xFFFA_0000_0000_0000 | tag << 32 | u64::from(any_word(rng))
}

fn any_word(rng: &mut Rng) -> u32 {
    match rng.u8(..4) {
        0 => WORDS[rng.usize(..WORDS.len())],
        1 => rng.u32(..),
        _ => rng.u32(..12),
    }
}

fn mutate(rng: &mut Rng, corpus: &[Kept], out: &mut Vec<u8>) {
    let range = place(rng, out);
    let other = &corpus[rng.usize(..corpus.len())].message;
    let any_byte = |rng: &mut Rng| (!out.is_empty()).then(|| rng.usize(..out.len()));
    match rng.u8(..32) {
        0..=2 => {
            if let Some(at) = any_byte(rng) {
                out[at] ^= 1 << rng.u8(..8);
            }
        }
        3 => {
            if let Some(at) = any_byte(rng) {
                out[at] = rng.u8(..);
            }
        }
        4..=8 => {
            if let Some(at) = aligned(rng, &range, 4) {
                out[at..at + 4].copy_from_slice(&any_word(rng).to_le_bytes());
            }
        }
        9..=17 => {
            if let Some(at) = aligned(rng, &range, 8) {
                out[at..at + 8].copy_from_slice(&any_slot(rng).to_le_bytes());
            }
        }
        18 => out.truncate(rng.usize(..=out.len())),
        19 => {
            let zeros = rng.bool();
            let more = std::iter::repeat_with(|| if zeros { 0 } else { rng.u8(..) });
            out.extend(more.take(9));
        }
        20 => {
            // The start of this one, the end of another.
            out.truncate(rng.usize(..=out.len()));
            out.extend_from_slice(&other[rng.usize(..=other.len())..]);
        }
        21..=25 => {
            // A piece of this one or of another, once more.
            let from = if rng.bool() { &out.clone() } else { other };
            let piece = place(rng, from);
            if let (Some(to), Some(start)) = (aligned(rng, &range, 8), aligned(rng, &piece, 8)) {
                let end = (start + 8 * rng.usize(1..8)).min(piece.end);
                out.splice(to..to, from[start..end].iter().copied());
            }
        }
        26..=28 => {
            if let Some(start) = aligned(rng, &range, 8) {
                out.drain(start..(start + 8 * rng.usize(1..4)).min(range.end));
            }
        }
        _ => {
            if let (Some(one), Some(two)) = (aligned(rng, &range, 8), aligned(rng, &range, 8)) {
                (0..8).for_each(|byte| out.swap(one + byte, two + byte));
            }
        }
    }
}

/// Where a mutation falls: mostly on the values, for the other sections are soon told to be wrong.
fn place(rng: &mut Rng, message: &[u8]) -> Range<usize> {
    let slots = message.get(8..12).map_or(0, |word| word_at(word, 0));
    let end = slots.saturating_mul(8).saturating_add(32);
    if rng.u8(..6) > 0 && end > 32 && end <= message.len() {
        32..end
    } else {
        0..message.len()
    }
}

/// The start of something that is aligned as most things are.
fn aligned(rng: &mut Rng, range: &Range<usize>, size: usize) -> Option<usize> {
    let count = range.len() / size;
    (count > 0).then(|| range.start + rng.usize(..count) * size)
}

fn word_at(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("4 bytes")) as usize
}

/// Makes the sections add up again, so that what is wrong lies deeper.
fn repair(out: &mut [u8]) {
    if out.len() < 32 {
        return;
    }
    let word = |out: &[u8], index: usize| word_at(out, index * 4);
    let set = |out: &mut [u8], index: usize, value: usize| {
        let value = u32::try_from(value).unwrap_or(u32::MAX);
        out[index * 4..index * 4 + 4].copy_from_slice(&value.to_le_bytes());
    };
    set(out, 0, 1);
    let behind = out.len() - 32;
    for section in [3, 4, 5] {
        if word(out, section) > behind {
            set(out, section, 0);
        }
    }
    let fixed = word(out, 3) / 8 * 8 + word(out, 4) * 16;
    if fixed > behind {
        return;
    }
    set(out, 3, word(out, 3) / 8 * 8);
    // The text takes what is no whole slot.
    let text = (behind - fixed) % 8 + word(out, 5) / 8 * 8;
    let text = if text + fixed > behind {
        (behind - fixed) % 8
    } else {
        text
    };
    set(out, 5, text);
    set(out, 2, (behind - fixed - text) / 8);
    let units = String::from_utf8_lossy(&out[out.len() - text..])
        .encode_utf16()
        .count();
    set(out, 6, units);
}
