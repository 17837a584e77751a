//! One connection under attack: each message is sent, and its answer held against the validator's.

use std::collections::BTreeMap;

use interop_runtime::ErrorCode;
use serde::de::IgnoredAny;

use crate::targets::CRATE;
use crate::validator::{Validator, Verdict};
use crate::world::{FIRST_HANDLE, World};

/// A decode allocates at most so many bytes for each byte of its message: …
const MOST_PER_BYTE: u64 = 128;
/// … and so many whatever its length: the error, its path and texts, the tables of a new connection.
const MOST_AT_LEAST: u64 = 8 * 1024;

/// The codes of a message that is wrong, or right and not what the invokable wants.
const REFUSALS: [ErrorCode; 12] = [
    ErrorCode::ProtocolError,
    ErrorCode::VersionMismatch,
    ErrorCode::TypeMismatch,
    ErrorCode::OutOfRange,
    ErrorCode::InvalidString,
    ErrorCode::TooDeep,
    ErrorCode::TooLarge,
    ErrorCode::TooManyRefs,
    ErrorCode::BadArgs,
    ErrorCode::Disposed,
    ErrorCode::WrongType,
    ErrorCode::NotSerializable,
];

/// What became of the messages: how many were accepted, and how many refused with which code.
pub(crate) type Outcomes = BTreeMap<String, u64>;

/// A connection on which hostile messages arrive, and what its reader should make of them.
pub(crate) struct Peer {
    world: World,
    validator: Validator,
    /// Shares of the world's object that came in messages without having been granted.
    forged: usize,
}

impl Peer {
    pub(crate) fn new(world: World) -> Self {
        Peer {
            world,
            validator: Validator::default(),
            forged: 0,
        }
    }

    /// Sends a message, and says what is wrong with the answer.
    pub(crate) fn send(
        &mut self,
        target: &str,
        message: &[u8],
        outcomes: &mut Outcomes,
    ) -> Result<(), String> {
        let verdict = self.validator.check(message);
        self.forged += (self.validator.shares.iter())
            .filter(|handle| **handle == FIRST_HANDLE)
            .count();
        let mut code = None;
        let used = allocation_counter::measure(|| {
            let answer = self
                .world
                .fake
                .invoke_message::<IgnoredAny>(CRATE, target, message);
            code = answer.err().map(|error| error.code());
        });
        let word = code.map_or("accepted".to_owned(), |code| code.to_string());
        let most = MOST_AT_LEAST + MOST_PER_BYTE * message.len() as u64;
        let verdict_holds = match verdict {
            Verdict::Malformed(_) => code.is_some(),
            Verdict::BeyondLimit => !takes_anything(target, 1) || code.is_some(),
            Verdict::Message(roots) => !takes_anything(target, roots) || code.is_none(),
        };
        *outcomes.entry(word.clone()).or_default() += 1;
        if code.is_some_and(|code| !REFUSALS.contains(&code)) {
            Err(format!("{word} is no answer to a bad message"))
        } else if !verdict_holds {
            Err(format!("{word}, but the validator says {verdict:?}"))
        } else if used.bytes_max > most {
            Err(format!(
                "{} bytes allocated for {}",
                used.bytes_max,
                message.len()
            ))
        } else {
            Ok(())
        }
    }

    /// What Rust and JavaScript hold of each other in the end.
    pub(crate) fn check_objects(&self) -> Result<(), String> {
        // Each share in a message is given back once, whatever became of the message: as many as were
        // forged more than were granted, and the object is gone.
        let expected = self.world.objects_left(self.forged);
        let live = self.world.fake.live_objects();
        if live == expected {
            Ok(())
        } else {
            Err(format!("{live:?} objects are alive, not {expected:?}"))
        }
    }
}

/// Whether an invokable takes so many values whatever they are.
fn takes_anything(target: &str, roots: usize) -> bool {
    match target {
        "any" => roots == 1,
        "anything_twice" | "ignores" => (1..=2).contains(&roots),
        "nothing" => roots == 0,
        _ => false,
    }
}
