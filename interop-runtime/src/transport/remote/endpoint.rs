//! `Endpoint`: Rust's end of a connection, to which the program around gives what arrived.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

use super::event_loop::{EventLoop, Settings};
use super::frame;
use super::greeting;
use super::incoming::{Answer, Incoming};
use super::link::{Link, State};
use crate::codec::Message;
use crate::connection::Connection;
use crate::contained::contained;
use crate::dispatcher::{self, Call, Callee};
use crate::error::{ErrorCode, InteropError};
use crate::executor::Started;
use crate::registry::Registry;
use crate::runtime::JsRuntime;

/// Rust's end of one connection to JavaScript. See the [module](super) for how it is used.
///
/// Dropping it ends the connection: futures are dropped, objects are let go of.
pub struct Endpoint {
    link: Rc<Link>,
    connection: Rc<Connection>,
    /// Why it ended.
    ended: RefCell<Option<InteropError>>,
}

/// How much is alive on a connection; all zero after its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Alive {
    /// Rust objects and callbacks that JavaScript holds.
    pub rust_objects: usize,
    /// Async invokables and spawned tasks that are not done.
    pub tasks: usize,
    /// Calls of JavaScript that were not answered.
    pub calls: usize,
    /// Calls into JavaScript, and timers, whose answer somebody waits for.
    pub answers: usize,
}

impl Endpoint {
    /// An endpoint that waits for the `HELLO` of JavaScript.
    ///
    /// # Errors
    /// `DuplicateIdentifier` if two invokables of the program have one identifier.
    pub fn new(
        settings: Settings,
        event_loop: impl EventLoop + 'static,
    ) -> Result<Self, InteropError> {
        Registry::get()?;
        let limits = settings.limits.clone();
        let link = Link::new(settings, Box::new(event_loop));
        let connection = Connection::new(link.clone(), limits);
        link.belong_to(&connection);
        Ok(Endpoint {
            link,
            connection,
            ended: RefCell::default(),
        })
    }

    /// Takes in one frame, and does what it asks for. What is woken by it is polled.
    ///
    /// # Errors
    /// `ProtocolError` or `VersionMismatch`: the frame was none, or not of our version. JavaScript has been told,
    /// and the connection has ended; so it has, without an error, when JavaScript said `BYE`. From then on every
    /// frame gives the error with which it ended.
    pub fn receive(&self, frame: &[u8]) -> Result<(), InteropError> {
        if let Some(error) = self.ended.borrow().clone() {
            return Err(error);
        }
        let incoming = match Incoming::read(frame) {
            Ok(incoming) => incoming,
            Err(error) => return self.refuse(error),
        };
        match (self.link.state.get(), incoming) {
            (_, Incoming::Bye) => {
                let text = "JavaScript ended the connection";
                self.end(InteropError::new(ErrorCode::Disconnected, text));
            }
            (State::Expected, Incoming::Hello) => match greeting::message(&self.connection) {
                Ok(hello) => self.link.open(&hello),
                Err(error) => return self.refuse(error),
            },
            (State::Expected, _) => return self.refuse(out_of_turn("a frame before the hello")),
            (_, Incoming::Hello) => return self.refuse(out_of_turn("a second hello")),
            (_, Incoming::Call { id, .. }) if !self.link.calls.accept(id) => {
                return self.refuse(out_of_turn("a call whose number does not rise"));
            }
            // What a call of the application's panics with is its answer; here are only its destructors.
            (_, incoming) => self.contain(|| self.take(incoming)),
        }
        Ok(())
    }

    /// Polls what was woken, and ends what the clock has run out for. To be called when the
    /// [waker](EventLoop::waker) asks for it, and at the moment of [`next_timer`](Self::next_timer).
    pub fn poll(&self) {
        let now = self.link.event_loop.now();
        self.contain(|| {
            while let Some(call) = self.link.timers.take_due(now) {
                self.connection.settled(call, Ok(None));
            }
            self.connection.drain();
        });
    }

    /// When [`poll`](Self::poll) has to be called at the latest.
    #[must_use]
    pub fn next_timer(&self) -> Option<Instant> {
        self.link.timers.next()
    }

    /// The JavaScript side of this connection.
    #[must_use]
    pub fn runtime(&self) -> JsRuntime {
        self.connection.enter(JsRuntime::current)
    }

    /// Ends the connection and tells JavaScript why. A second time is nothing.
    pub fn close(&self, error: InteropError) {
        if !self.is_ended() {
            let message = self.connection.encode_error(&error);
            // Also before the hello, which nothing else is.
            self.link.event_loop.send(frame::bye(message.bytes()));
            self.end(error);
        }
    }

    /// Whether the connection has ended, whoever ended it.
    #[must_use]
    pub fn is_ended(&self) -> bool {
        self.link.state.get() == State::Ended
    }

    /// What is alive now.
    #[must_use]
    pub fn alive(&self) -> Alive {
        let census = self.connection.census();
        Alive {
            rust_objects: census.objects + census.callbacks,
            tasks: census.tasks,
            calls: self.link.calls.running(),
            answers: census
                .calls
                .max(self.link.calls.asked() + self.link.timers.len()),
        }
    }

    fn take(&self, incoming: Incoming<'_>) {
        let connection = &self.connection;
        match incoming {
            Incoming::Call { id, callee, args } => self.call(id, callee, args),
            Incoming::Answer { call, answer } => {
                // Late, or an answer to what was never asked: it is read for the shares that it may bring.
                let wanted = self.link.calls.answered(call);
                let result = match answer {
                    Answer::Value(message) => Ok(Some(Message::from_bytes(message))),
                    Answer::Error(message) => {
                        Err(connection.decode_error(Message::from_bytes(message)))
                    }
                    Answer::Nothing => Ok(None),
                };
                if wanted {
                    connection.settled(call, result);
                } else if let Ok(Some(message)) = result {
                    let _ = connection.decoder(message);
                }
            }
            Incoming::Cancel(number) => {
                if let Some(task) = self.link.calls.cancelled(number) {
                    connection.cancel(task);
                }
            }
            Incoming::Release(handle, shares) => {
                connection.enter(|| connection.tables.release(handle, shares));
            }
            Incoming::Dispose(handle) => connection.enter(|| connection.tables.dispose(handle)),
            Incoming::Hello | Incoming::Bye => unreachable!("taken by `receive`"),
        }
    }

    fn call(&self, number: u64, callee: Callee<'_>, args: &[u8]) {
        let args = Message::from_bytes(args);
        let started = match self.check_call(callee) {
            Ok(()) => {
                let call = Call {
                    callee,
                    args,
                    sync: false,
                };
                dispatcher::dispatch(&self.connection, call)
            }
            Err(error) => {
                let _ = self.connection.decoder(args); // gives its shares back
                Err(error)
            }
        };
        match started {
            Ok(Started::Pending(task)) => self.link.calls.run(number, task),
            Ok(Started::Ready(outcome)) => self.link.send_result(number, outcome),
            Err(error) => self.link.send_result(number, Err(error)),
        }
    }

    /// What JavaScript has checked too, if it is ours.
    fn check_call(&self, callee: Callee<'_>) -> Result<(), InteropError> {
        let limits = &self.link.settings.limits;
        if self.link.calls.running() >= limits.calls as usize {
            let text = format!("{} calls are running (limit `calls`)", limits.calls);
            return Err(InteropError::new(ErrorCode::RateLimited, text));
        }
        let (first, second) = match callee {
            Callee::Function(first, second) | Callee::Export(first, second) => (first, second),
            Callee::Method(_, name) | Callee::Property(_, name, _) => ("", name),
            Callee::Callback(_) => ("", ""),
        };
        let most = limits.name_bytes;
        if first.len().max(second.len()) > most as usize {
            let text = format!("a name of more than {most} bytes (limit `name_bytes`)");
            return Err(InteropError::new(ErrorCode::TooLarge, text));
        }
        Ok(())
    }

    /// A panic that belongs to no call: of a destructor.
    fn contain(&self, run: impl FnOnce()) {
        if let Err(panic) = contained(run) {
            self.link.log(&panic);
        }
    }

    fn refuse(&self, error: InteropError) -> Result<(), InteropError> {
        self.close(error.clone());
        Err(error)
    }

    fn end(&self, error: InteropError) {
        self.link.state.set(State::Ended);
        self.link.calls.clear();
        self.contain(|| self.connection.close(&error));
        self.link.timers.clear();
        self.ended.replace(Some(error));
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        let text = "the server ended the connection";
        self.close(InteropError::new(ErrorCode::Disconnected, text));
    }
}

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Endpoint")
            .field("state", &self.link.state.get())
            .field("alive", &self.alive())
            .finish_non_exhaustive()
    }
}

fn out_of_turn(what: &str) -> InteropError {
    InteropError::new(ErrorCode::ProtocolError, format!("out of turn: {what}"))
}
