//! A hostile JavaScript: a million random and mutated messages through the dispatcher and the decoder.
//!
//! Each is answered by a value or by an error that a bad message may have; never by a panic, nor by a
//! value where a validator that was written apart finds the message malformed. What a decode allocates
//! is bounded by the length of its message, and nothing of it stays. `FUZZ_MESSAGES` and `FUZZ_SEED`
//! make a longer or another run; a failure shows its line for `wire/corpus/hostile.hex`, and with
//! `BLESS_FUZZ_CORPUS=1` it is written there.

#[path = "fuzz/corpus.rs"]
mod corpus;
#[path = "fuzz/honest.rs"]
mod honest;
#[path = "fuzz/mutate.rs"]
mod mutate;
#[path = "fuzz/peer.rs"]
mod peer;
#[path = "fuzz/targets.rs"]
mod targets;
#[path = "fuzz/validator.rs"]
mod validator;
#[path = "fuzz/walk.rs"]
mod walk;
#[path = "fuzz/world.rs"]
mod world;

use std::thread;
use std::time::Instant;

use corpus::Kept;
use fastrand::Rng;
use interop_runtime::testing::{FakeJs, FakeTypedArray, FakeValue};
use peer::{Outcomes, Peer};
use targets::TARGETS;
use world::World;

const MESSAGES: u64 = 1_000_000;
const SEED: u64 = 0x00F0_0D1E;
/// Each has a seed of its own, so that the messages are the same however many cores there are.
const THREADS: u64 = 4;
/// Memory is looked at after each.
const BATCHES: u64 = 10;
/// What may stay of a batch: the buffer that is kept for the next message, and such.
const MOST_KEPT: i64 = 16 * 1024;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| value.parse().expect("a number"))
}

#[test]
fn a_million_hostile_messages() {
    let corpus = [corpus::HONEST, corpus::HOSTILE].map(corpus::read);
    let corpus: Vec<Kept> = corpus.into_iter().flatten().collect();
    let messages = setting("FUZZ_MESSAGES", MESSAGES) / THREADS;
    let seed = setting("FUZZ_SEED", SEED);
    let start = Instant::now();
    let outcomes = thread::scope(|scope| {
        let work = |thread| attack(Rng::with_seed(seed + thread), &corpus, messages);
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| scope.spawn(move || work(thread)))
            .collect();
        let mut all = Outcomes::new();
        let finished = threads
            .into_iter()
            .map(|thread| thread.join().expect("no panic"));
        for (word, count) in finished.flatten() {
            *all.entry(word).or_default() += count;
        }
        all
    });
    println!("{:.1} s, {outcomes:?}", start.elapsed().as_secs_f64());
    // Both kinds of message must be there, or the run says nothing.
    for word in [
        "accepted",
        "ProtocolError",
        "TypeMismatch",
        "VersionMismatch",
    ] {
        assert!(
            outcomes
                .get(word)
                .is_some_and(|count| *count * 1000 > messages),
            "{outcomes:?}"
        );
    }
}

fn attack(mut rng: Rng, corpus: &[Kept], messages: u64) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for batch in 0..BATCHES {
        let used = allocation_counter::measure(|| {
            connections(&mut rng, corpus, messages / BATCHES, &mut outcomes);
        });
        let kept = used.bytes_current;
        assert!(
            batch == 0 || kept <= MOST_KEPT,
            "{kept} bytes stay of batch {batch}"
        );
    }
    outcomes
}

/// Many connections, mostly of one message; on the others what one defines is known to the next.
fn connections(rng: &mut Rng, corpus: &[Kept], messages: u64, outcomes: &mut Outcomes) {
    let mut message = Vec::new();
    let mut sent = 0;
    while sent < messages {
        let objects = rng.u8(..16) == 0;
        let world = if objects {
            World::with_objects()
        } else {
            World::empty()
        };
        let mut peer = Peer::new(world);
        let count = if rng.u8(..16) > 0 { 1 } else { rng.u64(2..6) };
        for _ in 0..count {
            let own = mutate::message(rng, corpus, &mut message);
            // Seldom to any other: there it is soon refused, for its count of values or its types.
            let target = match rng.u8(..8) {
                0 => TARGETS[rng.usize(..TARGETS.len())],
                1..=3 => "any",
                _ => own,
            };
            expect(target, &message, peer.send(target, &message, outcomes));
        }
        sent += count;
        expect("", &message, peer.check_objects());
    }
}

fn expect(target: &str, message: &[u8], result: Result<(), String>) {
    if let Err(why) = result {
        corpus::keep(target, message, &why);
        panic!("{why}\n{target} {}", corpus::hex(message));
    }
}

#[test]
fn honest_messages_are_accepted() {
    let honest = honest::honest();
    if corpus::blessing() {
        corpus::write_honest(&honest);
    }
    for (kept, (target, message)) in corpus::read(corpus::HONEST).iter().zip(&honest) {
        assert!(
            kept.target == *target && kept.message == *message,
            "the corpus is not up to date"
        );
        let mut outcomes = Outcomes::new();
        expect(
            target,
            message,
            Peer::new(World::with_objects()).send(target, message, &mut outcomes),
        );
        assert_eq!(
            outcomes.keys().next().map(String::as_str),
            Some("accepted"),
            "{target}"
        );
    }
}

#[test]
fn what_found_a_bug_once_finds_none() {
    for kept in corpus::read(corpus::HOSTILE) {
        for target in TARGETS {
            let mut peer = Peer::new(World::with_objects());
            expect(
                target,
                &kept.message,
                peer.send(target, &kept.message, &mut Outcomes::new()),
            );
            expect(target, &kept.message, peer.check_objects());
        }
    }
}

/// A value for each byte is as much as a message can ask for.
#[test]
fn a_long_message_allocates_no_more_for_a_byte() {
    const LENGTH: usize = 20_000;
    let values = [
        FakeValue::Bytes(vec![1; LENGTH]),
        FakeValue::TypedArray(FakeTypedArray::Int8(vec![1; LENGTH])),
        FakeValue::TypedArray(FakeTypedArray::Float64(vec![1.0; LENGTH])),
        FakeValue::Array(vec![FakeValue::Null; LENGTH]),
        FakeValue::Array(vec![FakeValue::Array(Vec::new()); LENGTH]),
        FakeValue::Object(
            (0..LENGTH)
                .map(|n| (n.to_string(), FakeValue::Null))
                .collect(),
        ),
    ];
    for value in values {
        let message = FakeJs::new().message(vec![value]).expect("it can be sent");
        for target in TARGETS {
            let sent = Peer::new(World::empty()).send(target, &message, &mut Outcomes::new());
            sent.unwrap_or_else(|why| panic!("{target}: {why}"));
        }
    }
}
