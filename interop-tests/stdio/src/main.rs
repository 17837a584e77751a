//! The test application as a native process: frames come by stdin and go by stdout, each after its length as
//! a `u32`. What a server does with a socket and a runtime, this does with two pipes and one more thread.

mod panics;

use std::io::{self, ErrorKind, Read, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Instant;

use interop_runtime::InteropError;
use interop_runtime::remote::{Endpoint, EventLoop, Limits, Settings};
// Used through its invokables only.
use interop_tests_app as _;

enum Event {
    Frame(Vec<u8>),
    Woken,
    /// The parent closed the pipe, or sent what is no frame.
    Closed,
}

struct Pipes {
    events: Sender<Event>,
}

impl EventLoop for Pipes {
    fn send(&self, frame: Vec<u8>) {
        let length = u32::try_from(frame.len()).expect("a frame is shorter than 4 GiB");
        let mut out = io::stdout().lock();
        // A parent that is gone is noticed by its end of stdin.
        let _ = out
            .write_all(&length.to_le_bytes())
            .and_then(|()| out.write_all(&frame))
            .and_then(|()| out.flush());
    }

    fn waker(&self) -> Arc<dyn Fn() + Send + Sync> {
        let events = self.events.clone();
        Arc::new(move || {
            let _ = events.send(Event::Woken);
        })
    }
}

fn main() -> Result<(), InteropError> {
    let (events, arrived) = mpsc::channel();
    let frames = events.clone();
    thread::spawn(move || {
        let _ = read_frames(&mut io::stdin().lock(), &frames);
        let _ = frames.send(Event::Closed);
    });
    let mut settings = Settings::default();
    // The cases were written for a page, where both sides are one program. `circuit` as the only argument
    // leaves the settings that a stranger meets.
    if std::env::args().nth(1).as_deref() != Some("circuit") {
        settings.limits = Limits::default();
        settings.detailed_errors = true;
    }
    let endpoint = Endpoint::new(settings, Pipes { events })?;
    while !endpoint.is_ended() {
        match next(&endpoint, &arrived) {
            // Its error has been told to the parent, and ends the loop.
            Some(Event::Frame(frame)) => drop(endpoint.receive(&frame)),
            Some(Event::Woken) | None => endpoint.poll(),
            Some(Event::Closed) => break,
        }
    }
    Ok(())
}

/// What happens next; nothing when a timer has run out.
fn next(endpoint: &Endpoint, arrived: &Receiver<Event>) -> Option<Event> {
    let Some(timer) = endpoint.next_timer() else {
        return Some(arrived.recv().unwrap_or(Event::Closed));
    };
    let wait = timer.saturating_duration_since(Instant::now());
    if wait.is_zero() {
        return None; // before whatever else has arrived: a flood must not stop the clock
    }
    match arrived.recv_timeout(wait) {
        Ok(event) => Some(event),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => Some(Event::Closed),
    }
}

/// The longest frame: a length is believed before its bytes are there.
const LONGEST: usize = 64 << 20;

fn read_frames(input: &mut impl Read, frames: &Sender<Event>) -> io::Result<()> {
    loop {
        let mut length = [0; 4];
        input.read_exact(&mut length)?;
        let length = u32::from_le_bytes(length) as usize;
        if length > LONGEST {
            return Err(ErrorKind::InvalidData.into());
        }
        let mut frame = vec![0; length];
        input.read_exact(&mut frame)?;
        if frames.send(Event::Frame(frame)).is_err() {
            return Ok(());
        }
    }
}
