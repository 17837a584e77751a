//! `Link`: the remote host as the core sees it. What it is asked for goes out as frames.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;

use super::calls::Calls;
use super::event_loop::{EventLoop, Settings};
use super::frame::{self, outcome};
use super::timers::Timers;
use crate::call::{CallId, Invocation, InvocationResult, Outcome, Returned};
use crate::codec::{Message, Roots};
use crate::connection::Connection;
use crate::error::{ErrorCode, InteropError};
use crate::executor::Notify;
use crate::handle::Handle;
use crate::reference::ShapeTables;
use crate::transport::{Host, Transport};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// JavaScript has not said hello.
    Expected,
    Open,
    Ended,
}

pub(super) struct Link {
    pub(super) event_loop: Box<dyn EventLoop>,
    pub(super) settings: Settings,
    pub(super) state: Cell<State>,
    pub(super) calls: Calls,
    pub(super) timers: Timers,
    /// The connection owns this.
    connection: OnceCell<Weak<Connection>>,
    waker: Notify,
    /// What Rust wants to send before JavaScript has said hello.
    early: RefCell<Vec<Vec<u8>>>,
    /// How many types JavaScript knows by name.
    types_told: Cell<usize>,
    /// How many errors were reported.
    reported: Cell<u64>,
}

impl Link {
    pub(super) fn new(settings: Settings, event_loop: Box<dyn EventLoop>) -> Rc<Self> {
        Rc::new(Link {
            waker: event_loop.waker(),
            event_loop,
            settings,
            state: Cell::new(State::Expected),
            calls: Calls::default(),
            timers: Timers::default(),
            connection: OnceCell::new(),
            early: RefCell::default(),
            types_told: Cell::new(0),
            reported: Cell::new(0),
        })
    }

    pub(super) fn belong_to(&self, connection: &Rc<Connection>) {
        let _ = self.connection.set(Rc::downgrade(connection));
    }

    /// The connection, until it has ended.
    fn connection(&self) -> Option<Rc<Connection>> {
        if self.state.get() == State::Ended {
            return None;
        }
        self.connection.get().and_then(Weak::upgrade)
    }

    /// JavaScript has said hello: the answer goes out, and what had to wait for it.
    pub(super) fn open(&self, hello: &Message) {
        self.state.set(State::Open);
        self.send(frame::hello(hello.bytes()));
        self.tell_types();
        for frame in self.early.take() {
            self.event_loop.send(frame);
        }
    }

    pub(super) fn send(&self, frame: Vec<u8>) {
        match self.state.get() {
            State::Expected => self.early.borrow_mut().push(frame),
            State::Open => self.event_loop.send(frame),
            State::Ended => {}
        }
    }

    /// Sends what may name types that JavaScript does not know yet.
    fn send_message(&self, message: &Message, frame: Vec<u8>) {
        self.tell_types();
        self.send(frame);
        message.commit();
    }

    /// JavaScript cannot ask for the name of a type, so it is told before it hears of the type.
    #[allow(clippy::cast_possible_truncation)] // one for each type of the program
    fn tell_types(&self) {
        let Some(connection) = self.connection() else {
            return;
        };
        let (told, count) = (self.types_told.get(), connection.tables.type_count());
        if told == count {
            return;
        }
        let names = connection.tables.type_names(told);
        if let Ok(message) = connection.encode(Roots::Result, &[&names]) {
            self.types_told.set(count);
            self.send(frame::types(told as u32, message.bytes()));
        }
    }

    /// What came of a call of JavaScript's.
    #[allow(clippy::cast_precision_loss)] // a number of the frame that made the call
    pub(super) fn send_result(&self, number: u64, result: Outcome) {
        let Some(connection) = self.connection() else {
            return;
        };
        let message = result.and_then(|payload| match payload.0 {
            Returned::Message(message) => Ok(message),
            Returned::Scalar(scalar) => connection.encode(Roots::Result, &[&scalar]),
            Returned::Nothing => connection.encode(Roots::Result, &[&()]),
        });
        let (message, outcome) = match message {
            Ok(message) => (message, outcome::VALUE),
            Err(error) => (connection.encode_error(&self.shown(error)), outcome::ERROR),
        };
        let frame = frame::result(number as f64, outcome, message.bytes());
        self.send_message(&message, frame);
    }

    /// Whether JavaScript must not know an error: it was not made for it, as a `Fault` is, nor by it.
    fn is_hidden(&self, error: &InteropError) -> bool {
        let inner = matches!(error.code(), ErrorCode::RustError | ErrorCode::Panicked);
        let connection = self.connection();
        let is_own = || connection.is_some_and(|connection| connection.has_thrown(error));
        inner && !self.settings.detailed_errors && error.fault().is_none() && !is_own()
    }

    /// What JavaScript may know of an error.
    fn shown(&self, error: InteropError) -> InteropError {
        if !self.is_hidden(&error) {
            return error;
        }
        let number = self.log(&error);
        let method = error.method().map(str::to_owned);
        let called = method.as_deref().unwrap_or("a callback");
        let text =
            format!("`{called}` failed on the server, which has noted why under number {number}");
        let shown = InteropError::new(error.code(), text);
        match method {
            Some(method) => shown.in_method(|| method),
            None => shown, // JavaScript knows it
        }
    }

    /// The number under which the program around has been told.
    pub(super) fn log(&self, error: &InteropError) -> u64 {
        let number = self.reported.get() + 1;
        self.reported.set(number);
        self.event_loop.report(number, error);
        number
    }
}

impl Transport for Link {
    fn host(&self) -> Host {
        Host::Circuit
    }

    fn supports_sync(&self) -> bool {
        false
    }

    fn shape_tables(&self) -> ShapeTables {
        ShapeTables::OfMessage
    }

    fn contains_panics(&self) -> bool {
        true
    }

    fn admit(&self) -> Result<(), InteropError> {
        let most = self.settings.limits.calls;
        if self.calls.asked() < most as usize {
            return Ok(());
        }
        let text = format!("{most} calls into JavaScript wait for their answer (limit `calls`)");
        Err(InteropError::new(ErrorCode::RateLimited, text))
    }

    fn invoke(&self, _: &Invocation<'_>) -> InvocationResult {
        unreachable!("`supports_sync` was asked")
    }

    fn begin_invoke(&self, call: CallId, invocation: &Invocation<'_>) {
        self.calls.ask(call);
        self.send_message(invocation.args, frame::invoke(call, invocation));
    }

    fn sleep(&self, call: CallId, duration: Duration) {
        // A moment that no clock reaches is no timer.
        if let Some(moment) = self.event_loop.now().checked_add(duration) {
            self.timers.add(call, moment);
            // Whoever sleeps until the next timer has to look again.
            (self.waker)();
        }
    }

    fn cancel(&self, call: CallId) {
        if !self.timers.remove(call) && self.calls.answered(call) {
            self.send(frame::cancel(call));
        }
    }

    fn settle(&self, task: CallId, outcome: Outcome) {
        match self.calls.done(task) {
            Some(number) => self.send_result(number, outcome),
            // No call stands for it: spawned, and nobody awaits its panic.
            None => {
                if let Err(error) = outcome {
                    self.report(error);
                }
            }
        }
    }

    fn release(&self, handle: Handle) {
        self.send(frame::release(handle));
    }

    fn forget_thrown(&self, number: f64) {
        self.send(frame::forget(number));
    }

    fn report(&self, error: InteropError) {
        let Some(connection) = self.connection() else {
            self.log(&error);
            return;
        };
        if !self.is_hidden(&error) {
            self.log(&error);
        }
        let message = connection.encode_error(&self.shown(error));
        let frame = frame::report(message.bytes());
        self.send_message(&message, frame);
    }

    fn notify(&self) -> Notify {
        Notify::clone(&self.waker)
    }
}
