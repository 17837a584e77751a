//! Rust's end of a connection, without a pipe. Its time and its end; and a hostile client: whatever it sends, nothing
//! panics, whoever behaves is served, and after the end nothing is left alive. Fault rows C1 to C3, C10 and C17.
//! Seeded: each run is the same.

#[path = "remote/dice.rs"]
mod dice;
#[path = "remote/errors.rs"]
mod errors;
#[path = "remote/stranger.rs"]
mod stranger;
#[path = "remote/writer.rs"]
mod writer;

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use interop_runtime::prelude::*;
use interop_runtime::remote::{Alive, Endpoint, EventLoop, Settings};
// Used through their invokables only.
use interop_tests_conformance as _;
use interop_tests_library as _;
use stranger::Stranger;

const CONNECTIONS: u64 = 1_500;
const FRAMES: u64 = 200_000;

thread_local! {
    /// Values of [`Held`], wherever they are.
    static ALIVE: Cell<usize> = const { Cell::new(0) };
}

/// Counts itself.
struct Held {
    count: u32,
    kept: Vec<JsObjectRef>,
}

impl Held {
    fn new() -> Self {
        ALIVE.set(ALIVE.get() + 1);
        Held {
            count: 0,
            kept: Vec::new(),
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

#[js_invokable]
impl Held {
    #[js_invokable]
    fn make() -> RustObjectRef<Self> {
        RustObjectRef::new(Held::new())
    }

    #[js_invokable]
    fn bump(&mut self) -> u32 {
        self.count += 1;
        self.count
    }

    #[js_invokable]
    fn keep(&mut self, object: JsObjectRef) {
        self.kept.push(object);
    }

    /// Holds the object until JavaScript has answered.
    #[js_invokable]
    async fn rest(&mut self, function: JsObjectRef) -> Result<f64, InteropError> {
        let _more = Held::new();
        function.invoke("", (JsAbortSignal::new(),)).await
    }

    #[js_invokable]
    fn later(&self, this: RustObjectRef<Self>) -> JsCallback {
        let first = self.count;
        JsCallback::new(move |by: u32| {
            let count = first.wrapping_add(by);
            this.with_mut(|held| held.count = count).is_ok()
        })
    }
}

#[js_invokable]
fn echo(list: Vec<RustObjectRef<Held>>) -> Vec<RustObjectRef<Held>> {
    list
}

#[js_invokable]
fn add(a: f64, b: f64) -> f64 {
    a + b
}

/// Asks twice, and gives up at some time.
#[js_invokable]
async fn awaits(js: JsRuntime, name: String, value: Vec<f64>) -> Result<Vec<f64>, InteropError> {
    let _held = Held::new();
    let patient = js.with_options(CallOptions::new().timeout(Duration::from_secs(9)));
    let first: Vec<f64> = patient.invoke(&name, (value,)).await?;
    js.invoke(&name, (first,)).await
}

/// What the endpoint has sent, a clock that stands still, and what it reports.
struct Outside {
    start: Instant,
    sent: RefCell<Vec<Vec<u8>>>,
    passed: Cell<Duration>,
    reported: RefCell<Vec<InteropError>>,
}

struct Shared(Rc<Outside>);

impl EventLoop for Shared {
    fn send(&self, frame: Vec<u8>) {
        self.0.sent.borrow_mut().push(frame);
    }

    fn waker(&self) -> Arc<dyn Fn() + Send + Sync> {
        Arc::new(|| ())
    }

    fn now(&self) -> Instant {
        self.0.start + self.0.passed.get()
    }

    fn report(&self, _: u64, error: &InteropError) {
        self.0.reported.borrow_mut().push(error.clone());
    }
}

fn connect() -> (Endpoint, Rc<Outside>) {
    let outside = Rc::new(Outside {
        start: Instant::now(),
        sent: RefCell::default(),
        passed: Cell::default(),
        reported: RefCell::default(),
    });
    let event_loop = Shared(Rc::clone(&outside));
    let endpoint = Endpoint::new(Settings::default(), event_loop).expect("no identifier twice");
    (endpoint, outside)
}

#[test]
fn whatever_a_stranger_sends() {
    let (mut frames, mut served, mut ended) = (0, 0, 0);
    let mut connections = 0;
    while frames < FRAMES || connections < CONNECTIONS {
        let (sent, answered, was_ended) = meet(Stranger::new(connections + 1));
        frames += sent;
        served += answered;
        ended += u64::from(was_ended);
        connections += 1;
    }
    println!(
        "{frames} frames on {connections} connections: {served} calls served, {ended} connections ended"
    );
    // Neither was all refused, nor all let through.
    assert!(
        served > connections && ended > 100,
        "{served} served, {ended} ended"
    );
}

/// One connection, until it ends or for so many frames: how many were sent, how many calls that are right were
/// served, and whether it was ended.
fn meet(mut stranger: Stranger) -> (u64, u64, bool) {
    let (endpoint, outside) = connect();
    let (mut sent, mut served) = (0, 0);
    let mut ended = None;
    if !stranger.dice.one_in(50) {
        endpoint.receive(&writer::hello()).expect("a right hello");
    }
    while ended.is_none() && sent < 400 {
        let frame = stranger.next();
        sent += 1;
        ended = endpoint.receive(&frame).err();
        if stranger.dice.one_in(10) {
            let second = Duration::from_secs(1);
            outside.passed.set(outside.passed.get() + second);
            endpoint.poll();
        }
        for frame in outside.sent.take() {
            stranger.see(&frame);
        }
        if endpoint.is_ended() {
            break; // it said goodbye
        }
        if ended.is_none() && stranger.dice.one_in(20) {
            served += u64::from(is_served(&endpoint, &outside, &mut stranger));
        }
    }
    if let Some(error) = &ended {
        let code = error.code();
        assert!(
            matches!(code, ErrorCode::ProtocolError | ErrorCode::VersionMismatch),
            "{error}"
        );
        assert!(endpoint.is_ended());
    }
    let was_ended = endpoint.is_ended();
    endpoint.close(InteropError::new(ErrorCode::Terminated, "done"));
    assert_eq!(endpoint.alive(), Alive::default(), "left alive");
    assert_eq!(endpoint.next_timer(), None);
    drop(endpoint);
    assert_eq!(ALIVE.get(), 0, "objects and futures left alive");
    let panics: Vec<_> = outside
        .reported
        .take()
        .into_iter()
        .filter(|error| error.code() == ErrorCode::Panicked)
        .collect();
    assert!(panics.is_empty(), "{panics:?}");
    (sent, served, was_ended)
}

/// Whether a call that is right gives what it should: not if too many are running.
fn is_served(endpoint: &Endpoint, outside: &Outside, stranger: &mut Stranger) -> bool {
    let (call, frame) = stranger.add();
    // A number that is out of turn, because a spoilt frame has used a higher one.
    if endpoint.receive(&frame).is_err() {
        return false;
    }
    let frames = outside.sent.take();
    let result = frames
        .iter()
        .find(|frame| frame[0] == 3 && frame[8..16] == call.to_le_bytes());
    let result = result.expect("every call has a result");
    let five = writer::message(&[writer::Sent::Number(5.0)]);
    result[1] == 0 && result[16..] == five
}

#[test]
fn handles_of_one_connection_mean_nothing_on_another() {
    let (first, from_first) = connect();
    let (second, from_second) = connect();
    let mut stranger = Stranger::new(1);
    for endpoint in [&first, &second] {
        endpoint.receive(&writer::hello()).unwrap();
    }
    let make = |number: f64| {
        let args = writer::message(&[]);
        writer::frame(
            2,
            0,
            0,
            number,
            &writer::body(0.0, "interop-tests", "Held.make", &args),
        )
    };
    for number in 1..=3 {
        first.receive(&make(f64::from(number))).unwrap();
    }
    assert_eq!(
        (first.alive().rust_objects, second.alive().rust_objects),
        (3, 0)
    );
    for frame in from_first.sent.take() {
        stranger.see(&frame);
    }
    from_second.sent.take();
    for (kind, what) in [(7, 0), (8, 0), (2, 1), (2, 3)] {
        let handle = 16_777_216.0;
        let args = writer::message(&[]);
        let name = if what == 1 { "bump" } else { "" };
        let frame = match kind {
            2 => writer::frame(
                2,
                what,
                0,
                10.0 + f64::from(what),
                &writer::body(handle, "", name, &args),
            ),
            _ => writer::frame(kind, 0, u32::from(kind == 7), handle, &[]),
        };
        second.receive(&frame).unwrap();
    }
    let results = from_second.sent.take();
    assert_eq!(
        results.iter().map(|frame| frame[1]).collect::<Vec<_>>(),
        [1, 1],
        "errors"
    );
    assert_eq!(
        (first.alive().rust_objects, ALIVE.get()),
        (3, 3),
        "and those of the first are whole"
    );
    drop((first, second));
    assert_eq!(ALIVE.get(), 0);
}

/// A call of `awaits`, which asks JavaScript and is patient for nine seconds at first.
fn call_awaits(endpoint: &Endpoint) {
    let args = [
        writer::Sent::Text("some.name"),
        writer::Sent::List(vec![writer::Sent::Number(1.0)]),
    ];
    let body = writer::body(0.0, "interop-tests", "awaits", &writer::message(&args));
    endpoint.receive(&writer::hello()).unwrap();
    endpoint
        .receive(&writer::frame(2, 0, 0, 1.0, &body))
        .unwrap();
}

#[test]
fn time_passes_by_the_clock_of_the_event_loop() {
    let (endpoint, outside) = connect();
    call_awaits(&endpoint);
    let kinds = || -> Vec<u8> { outside.sent.take().iter().map(|frame| frame[0]).collect() };
    assert_eq!(kinds(), [1, 10, 4], "hello, types, and what Rust asks");
    let nine = Duration::from_secs(9);
    assert_eq!(endpoint.next_timer(), Some(outside.start + nine));
    for (passed, sent) in [(8, vec![]), (9, vec![6, 3])] {
        outside.passed.set(Duration::from_secs(passed));
        endpoint.poll();
        assert_eq!(kinds(), sent, "after {passed} s");
    }
    assert_eq!(
        (endpoint.next_timer(), endpoint.alive()),
        (None, Alive::default())
    );
}

#[test]
fn whoever_waits_elsewhere_is_told_of_the_end() {
    let (endpoint, outside) = connect();
    call_awaits(&endpoint);
    let js = endpoint.runtime();
    let mut call = std::pin::pin!(js.invoke::<f64>("some.name", ()));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(call.as_mut().poll(&mut context).is_pending());
    outside.sent.take();
    drop(endpoint);
    let kinds: Vec<u8> = outside.sent.take().iter().map(|frame| frame[0]).collect();
    assert_eq!(kinds, [11], "nothing after the goodbye");
    let std::task::Poll::Ready(Err(error)) = call.poll(&mut context) else {
        panic!("it still waits")
    };
    assert_eq!(error.code(), ErrorCode::Disconnected);
    let again = std::pin::pin!(js.invoke::<f64>("some.name", ())).poll(&mut context);
    assert!(matches!(again, std::task::Poll::Ready(Err(_))));
    assert_eq!(ALIVE.get(), 0);
}
