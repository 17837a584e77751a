//! A client that knows the protocol and means no good: it makes frames that are right, spoils most of them, and
//! learns from the answers which handles and calls there are.

use super::dice::Dice;
use super::writer::{Sent, body, frame, message};

const OURS: &str = "interop-tests";
const CRATES: [&str; 4] = [
    OURS,
    "interop-tests-conformance",
    "interop-tests-library",
    "nobody",
];
const NAMES: [&str; 16] = [
    "add",
    "keep",
    "make",
    "Held.make",
    "awaits",
    "later",
    "Instance.make",
    "by_function_name",
    "echo_bytes",
    "touch",
    "echo",
    "TestData.make",
    "read_data",
    "bump",
    "rest",
    "constructor",
];

pub(crate) struct Stranger {
    pub(crate) dice: Dice,
    last_call: f64,
    /// Handles of Rust objects that arrived.
    objects: Vec<f64>,
    callbacks: Vec<f64>,
    /// Calls of Rust's that wait for an answer.
    asked: Vec<f64>,
}

impl Stranger {
    pub(crate) fn new(seed: u64) -> Self {
        Stranger {
            dice: Dice::new(seed),
            last_call: 0.0,
            objects: Vec::new(),
            callbacks: Vec::new(),
            asked: Vec::new(),
        }
    }

    /// What it sees of a frame of Rust's. The reference section of a result stands where its header says.
    pub(crate) fn see(&mut self, frame: &[u8]) {
        let id = f64::from_le_bytes(frame[8..16].try_into().expect("8 bytes"));
        match frame[0] {
            4 => self.asked.push(id),
            3 if frame[1] == 0 => {
                let word = |index: usize| {
                    let at = 16 + 4 * index;
                    u32::from_le_bytes(frame[at..at + 4].try_into().expect("4 bytes")) as usize
                };
                let references = 16 + 32 + 8 * word(2) + word(3);
                for entry in frame[references..].chunks_exact(16).take(word(4)) {
                    let handle = f64::from_le_bytes(entry[8..].try_into().expect("8 bytes"));
                    let known = if entry[0] == 3 {
                        &mut self.callbacks
                    } else {
                        &mut self.objects
                    };
                    known.push(handle);
                }
            }
            _ => {}
        }
    }

    /// A call whose result is known, to see that others are still served.
    pub(crate) fn add(&mut self) -> (f64, Vec<u8>) {
        let args = message(&[Sent::Number(2.0), Sent::Number(3.0)]);
        let call = self.next_call();
        (call, frame(2, 0, 0, call, &body(0.0, OURS, "add", &args)))
    }

    /// The next frame: right, spoilt, or noise.
    pub(crate) fn next(&mut self) -> Vec<u8> {
        if self.dice.one_in(1000) {
            let length = self.dice.below(200);
            return (0..length).map(|_| self.dice.byte()).collect();
        }
        let (mut frame, message) = self.right();
        if self.dice.one_in(3) {
            // What makes it no frame at all is rare, for it ends the connection.
            let from = if self.dice.one_in(100) { 0 } else { message };
            for _ in 0..=self.dice.below(4) {
                self.spoil(&mut frame, from);
            }
        }
        frame
    }

    fn next_call(&mut self) -> f64 {
        self.last_call += 1.0;
        self.last_call
    }

    /// A handle that is known, was, or never will be.
    fn handle(&mut self) -> f64 {
        const MADE_UP: [f64; 4] = [1.0, 16_777_216.0, 16_777_217.0, 9_007_199_254_740_991.0];
        const NONE: [f64; 5] = [0.0, -1.0, 0.5, f64::NAN, f64::INFINITY];
        if self.dice.one_in(300) {
            return self.dice.pick(&NONE);
        }
        if self.objects.is_empty() || self.dice.one_in(6) {
            return self.dice.pick(&MADE_UP);
        }
        self.dice.pick(&self.objects)
    }

    /// A frame as it should be, and where its message begins.
    fn right(&mut self) -> (Vec<u8>, usize) {
        let frame = match self.dice.below(500) {
            0..=249 => return self.call(),
            250..=339 => {
                let (what, answer) = match self.dice.below(6) {
                    0 => (2, Vec::new()),
                    1 => (1, message(&[error()])),
                    2 => (0, message(&[Sent::Number(1.0)])),
                    3 => (0, message(&[Sent::List(vec![Sent::Number(1.0)])])),
                    _ => (0, message(&[self.value(0)])),
                };
                let call = self.pick_call();
                return (frame(5, what, 0, call, &answer), 16);
            }
            340..=369 => {
                let call = 1.0 + f64::from(self.dice.byte());
                frame(6, 0, 0, call, &[])
            }
            370..=439 => {
                let shares = if self.dice.one_in(9) { u32::MAX } else { 1 };
                frame(7, 0, shares, self.handle(), &[])
            }
            440..=498 => frame(8, 0, 0, self.handle(), &[]),
            _ => {
                let kind = self.dice.pick(&[0, 1, 3, 4, 9, 10, 11, 12, 255]);
                frame(kind, 0, 0x0001_0001, 0.0, &[])
            }
        };
        let length = frame.len();
        (frame, length)
    }

    fn pick_call(&mut self) -> f64 {
        if self.asked.is_empty() || self.dice.one_in(5) {
            return self.handle();
        }
        let index = self.dice.below(self.asked.len());
        if self.dice.one_in(8) {
            self.asked[index]
        } else {
            self.asked.swap_remove(index)
        }
    }

    /// A call that Rust would take from anybody, if the handles are right.
    fn proper_call(&mut self) -> (Vec<u8>, usize) {
        let function = || Sent::Reference(2, 33_554_432.0);
        let object = self.handle();
        let named = |what, crate_name, name, args| (what, crate_name, name, 0.0, args);
        let (what, crate_name, name, target, args) = match self.dice.below(9) {
            0 => named(0, OURS, "Held.make", vec![]),
            1 => (1, "", "bump", object, vec![]),
            2 => (1, "", "keep", object, vec![function()]),
            3 => (1, "", "rest", object, vec![function()]),
            4 => (1, "", "later", object, vec![]),
            5 => {
                let list = vec![Sent::Number(1.0), Sent::Number(0.5)];
                let args = vec![Sent::Text("some.name"), Sent::List(list)];
                named(0, OURS, "awaits", args)
            }
            6 => {
                let callback = self.callbacks.last().copied().unwrap_or(object);
                (3, "", "", callback, vec![Sent::Number(1.0)])
            }
            7 => named(
                0,
                OURS,
                "echo",
                vec![Sent::List(vec![Sent::Reference(1, object)])],
            ),
            _ => named(0, OURS, "add", vec![Sent::Number(1.0), Sent::Number(2.0)]),
        };
        self.call_with(what, crate_name, name, target, &args)
    }

    fn call(&mut self) -> (Vec<u8>, usize) {
        if self.dice.one_in(2) {
            return self.proper_call();
        }
        let what = self.dice.pick(&[0, 0, 0, 1, 1, 1, 2, 3, 4, 5]);
        let count = self.dice.below(4);
        let args: Vec<Sent> = (0..count).map(|_| self.value(0)).collect();
        let name = self.dice.pick(&NAMES);
        let (crate_name, name, target) = match what {
            0 | 2 => (self.dice.pick(&CRATES[..]), name, 0.0),
            3 => ("", "", self.handle()),
            _ => ("", name, self.handle()),
        };
        self.call_with(what, crate_name, name, target, &args)
    }

    fn call_with(
        &mut self,
        what: u8,
        crate_name: &str,
        name: &str,
        target: f64,
        args: &[Sent],
    ) -> (Vec<u8>, usize) {
        let type_number = if matches!(what, 1 | 4 | 5) {
            u32::from(self.dice.byte())
        } else {
            0
        };
        let args = message(args);
        let body = body(target, crate_name, name, &args);
        let call = self.next_call();
        let frame = frame(2, what, type_number, call, &body);
        let at = frame.len() - args.len();
        (frame, at)
    }

    fn value(&mut self, depth: usize) -> Sent {
        let handle = self.handle();
        match self.dice.below(if depth < 4 { 14 } else { 9 }) {
            0..=2 => Sent::Number(self.dice.pick(&[0.0, 1.0, -1.0, 1.5, 1e300, f64::INFINITY])),
            3 | 4 => Sent::Text(
                self.dice
                    .pick(&["", "x", "Amy Pond", "\u{1F980}", "__proto__"]),
            ),
            5 => Sent::Constant(self.dice.pick(&[1, 2, 3, 4])),
            6 => Sent::Reference(
                2,
                if self.dice.one_in(9) {
                    handle
                } else {
                    33_554_432.0
                },
            ),
            7 | 8 => Sent::Reference(self.dice.pick(&[1, 1, 1, 3]), handle),
            9 => Sent::Bytes(vec![self.dice.byte(); self.dice.below(40)]),
            10 => Sent::Signal,
            11 => Sent::Object(vec![
                ("stringVal", Sent::Text("x")),
                ("intVal", self.value(depth + 1)),
            ]),
            _ => {
                let count = self.dice.below(4);
                Sent::List((0..count).map(|_| self.value(depth + 1)).collect())
            }
        }
    }

    /// One way to spoil a frame.
    fn spoil(&mut self, frame: &mut Vec<u8>, from: usize) {
        const NUMBERS: [u32; 10] = [
            0,
            1,
            2,
            7,
            64,
            0x7FFF_FFFF,
            0x8000_0000,
            0xFFFF_FFFF,
            0xFFFA_0007,
            0xFFFA_0009,
        ];
        if frame.len() <= from {
            return;
        }
        let at = from + self.dice.below(frame.len() - from);
        match self.dice.below(8) {
            0 => frame.truncate(at),
            1 => frame.push(self.dice.byte()),
            2 | 3 => frame[at] ^= 1 << self.dice.below(8),
            4 => frame[at] = self.dice.byte(),
            5 | 6 => {
                let word = at / 4 * 4;
                if let Some(bytes) = frame.get_mut(word..word + 4) {
                    bytes.copy_from_slice(&self.dice.pick(&NUMBERS).to_le_bytes());
                }
            }
            _ => {
                let piece = frame[at..].to_vec();
                frame.extend(piece.iter().take(64));
            }
        }
    }
}

fn error() -> Sent {
    Sent::Object(vec![
        ("code", Sent::Text("JsException")),
        ("message", Sent::Text("no")),
    ])
}
