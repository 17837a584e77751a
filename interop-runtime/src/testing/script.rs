//! The script: the functions of the double, the calls it received, and what it still has to answer.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use super::peer::JsTables;
use super::value::{FakeJsObject, FakeValue};
use super::{FakeAbortSignal, FakeArgs};
use crate::call::{CallId, Invocation, InvocationResult, Outcome, Verb};
use crate::codec::{Message, Roots, Wants};
use crate::error::{ErrorCode, InteropError, Path};
use crate::executor::Notify;
use crate::handle::Handle;
use crate::transport::{Host, Transport};

/// A scripted function: its result, or the future of it.
pub(super) type Function = Rc<dyn Fn(FakeArgs) -> Answer>;
pub(super) type Answer = Pin<Box<dyn Future<Output = Result<Message, InteropError>>>>;

#[derive(Clone)]
struct Scripted {
    call: Function,
    returns_promise: bool,
}

/// A call that was made and is not answered.
struct Underway {
    call: Option<CallId>,
    answer: Answer,
    signal: Option<FakeAbortSignal>,
}

pub(super) struct Script {
    pub(super) tables: Rc<JsTables>,
    functions: RefCell<HashMap<String, Scripted>>,
    calls: RefCell<HashMap<String, Vec<FakeArgs>>>,
    /// Answers that are under way: never handed over before the call has returned.
    /// One without a call is the promise that a sync call did not wait for.
    answers: RefCell<VecDeque<Underway>>,
    /// Async invokables that are done.
    settled: RefCell<HashMap<u64, Outcome>>,
    /// Who waits for one of them.
    waiting: RefCell<HashMap<u64, Waker>>,
    pub(super) reported: RefCell<Vec<InteropError>>,
    /// The time since the double was made: it passes only by `FakeJs::advance`.
    clock: Rc<Cell<Duration>>,
    /// Whose `run` is woken by a waker.
    thread: Thread,
    /// Set once Rust panicked: a page does not survive that either.
    pub(super) dead: Cell<bool>,
}

impl Script {
    pub(super) fn new() -> Rc<Self> {
        Rc::new(Script {
            tables: JsTables::new(),
            functions: RefCell::default(),
            calls: RefCell::default(),
            answers: RefCell::default(),
            settled: RefCell::default(),
            waiting: RefCell::default(),
            reported: RefCell::default(),
            clock: Rc::default(),
            thread: thread::current(),
            dead: Cell::new(false),
        })
    }

    pub(super) fn add(&self, name: &str, call: Function, returns_promise: bool) {
        let scripted = Scripted {
            call,
            returns_promise,
        };
        self.functions
            .borrow_mut()
            .insert(name.to_owned(), scripted);
    }

    pub(super) fn calls(&self, name: &str) -> Vec<FakeArgs> {
        self.calls.borrow().get(name).cloned().unwrap_or_default()
    }

    /// Hands over the answers that are ready. False when there was none.
    pub(super) fn advance(
        &self,
        waker: &Waker,
        mut answered: impl FnMut(CallId, InvocationResult),
    ) -> bool {
        let mut any = false;
        let waiting = self.answers.borrow().len();
        for _ in 0..waiting {
            let next = self.answers.borrow_mut().pop_front();
            let Some(mut underway) = next else {
                break;
            };
            let polled = underway
                .answer
                .as_mut()
                .poll(&mut Context::from_waker(waker));
            match polled {
                Poll::Ready(result) => {
                    any = true;
                    match (underway.call, result) {
                        (Some(call), result) => answered(call, deliver(result)),
                        (None, Ok(_)) => {}
                        // The promise that a sync call did not wait for: nobody hears of it.
                        (None, Err(error)) => self.reported.borrow_mut().push(error),
                    }
                }
                Poll::Pending => self.answers.borrow_mut().push_back(underway),
            }
        }
        any
    }

    /// The outcome of an async invokable, once it is there.
    pub(super) fn poll_settled(&self, call: CallId, context: &Context<'_>) -> Poll<Outcome> {
        let key = call.to_f64().to_bits();
        if let Some(outcome) = self.settled.borrow_mut().remove(&key) {
            return Poll::Ready(outcome);
        }
        if self.dead.get() {
            return Poll::Ready(Err(terminated()));
        }
        let waker = context.waker().clone();
        let before = self.waiting.borrow_mut().insert(key, waker);
        drop(before);
        Poll::Pending
    }

    /// Nobody waits for it any more.
    pub(super) fn forget(&self, call: CallId) {
        let key = call.to_f64().to_bits();
        let settled = self.settled.borrow_mut().remove(&key);
        let waiting = self.waiting.borrow_mut().remove(&key);
        drop((settled, waiting));
    }

    /// Rust panicked: nobody who waits will get an answer.
    pub(super) fn die(&self) {
        self.dead.set(true);
        let waiting = self.waiting.take();
        waiting.into_values().for_each(Waker::wake);
    }

    fn call(&self, invocation: &Invocation<'_>) -> Answer {
        match self.start(invocation) {
            Ok(answer) => answer,
            Err(error) => Box::pin(async { Err(error) }),
        }
    }

    fn start(&self, invocation: &Invocation<'_>) -> Result<Answer, InteropError> {
        if matches!(invocation.verb, Verb::Import | Verb::Module) {
            return Ok(self.module(invocation));
        }
        let name = self.scripted_name(invocation)?;
        let mut decoder = self.tables.decoder(invocation.args)?;
        let values = (0..decoder.roots()).map(|index| decoder.next(Roots::Arguments, index));
        let args = FakeArgs {
            values: values.collect::<Result<_, _>>()?,
        };
        self.calls
            .borrow_mut()
            .entry(name.clone())
            .or_default()
            .push(args.clone());
        let function = self.functions.borrow().get(&name).cloned();
        if function.is_none() && invocation.verb == Verb::Get && invocation.result.optional {
            let missing = self.tables.encode(Roots::Result, &[&FakeValue::Undefined]);
            return Ok(Box::pin(async { missing }));
        }
        let function = function.ok_or_else(|| {
            let text = format!("`{name}` is not scripted; add `fake.on({name:?}, …)`");
            InteropError::new(ErrorCode::UnknownMember, text)
        })?;
        let answer = (function.call)(args);
        if invocation.result.wants != Wants::Nothing {
            return Ok(answer);
        }
        let tables = Rc::clone(&self.tables);
        Ok(Box::pin(async move {
            answer.await?;
            tables.encode(Roots::Result, &[&FakeValue::Undefined])
        }))
    }

    /// Any module is there; what is in it is what was scripted.
    fn module(&self, invocation: &Invocation<'_>) -> Answer {
        let specifier = invocation.module.unwrap_or_default();
        let module = if invocation.name.is_empty() {
            specifier
        } else {
            invocation.name
        };
        let object = FakeValue::JsObject(FakeJsObject {
            handle: self.tables.add(module),
        });
        let message = self.tables.encode(Roots::Result, &[&object]);
        Box::pin(async { message })
    }

    fn returns_promise(&self, invocation: &Invocation<'_>) -> bool {
        let Ok(name) = self.scripted_name(invocation) else {
            return false;
        };
        let functions = self.functions.borrow();
        functions.get(&name).is_some_and(|it| it.returns_promise)
    }

    /// A sync call got a promise: all that can be done with it is to ignore it, as a page does.
    fn not_awaited(&self, invocation: &Invocation<'_>, answer: Answer) -> InvocationResult {
        if invocation.result.wants != Wants::Nothing {
            return Err(promised());
        }
        self.wait(None, answer, None);
        deliver(self.tables.encode(Roots::Result, &[&FakeValue::Undefined]))
    }

    fn wait(&self, call: Option<CallId>, answer: Answer, signal: Option<FakeAbortSignal>) {
        self.answers.borrow_mut().push_back(Underway {
            call,
            answer,
            signal,
        });
        self.thread.unpark();
    }

    /// Rust does not wait for the answer any more: the promise goes, and its signal fires.
    fn cancel(&self, call: CallId) {
        let mut answers = self.answers.borrow_mut();
        let found = answers
            .iter()
            .position(|underway| underway.call == Some(call));
        let cancelled = found.and_then(|index| answers.remove(index));
        drop(answers);
        if let Some(signal) = cancelled.and_then(|underway| underway.signal) {
            signal.abort();
        }
    }

    fn answer_at(&self, until: Duration) -> Answer {
        let (clock, tables) = (Rc::clone(&self.clock), Rc::clone(&self.tables));
        Box::pin(std::future::poll_fn(move |_| {
            // Whoever advances the clock sees to it that this is polled again.
            if clock.get() < until {
                return Poll::Pending;
            }
            Poll::Ready(tables.encode(Roots::Result, &[&FakeValue::Undefined]))
        }))
    }

    pub(super) fn advance_clock(&self, duration: Duration) {
        self.clock.set(self.clock.get() + duration);
        self.thread.unpark();
    }

    /// Under which name a function is scripted: `name`, or `module#name`.
    fn scripted_name(&self, invocation: &Invocation<'_>) -> Result<String, InteropError> {
        let module: Option<Rc<str>> = match invocation.target {
            Some(handle) => Some(self.tables.prefix(handle).ok_or_else(|| {
                InteropError::new(
                    ErrorCode::Disposed,
                    "the JavaScript object was disposed; ask JavaScript for a new one",
                )
            })?),
            None => invocation.module.map(Rc::from),
        };
        Ok(match module {
            // The object itself is called.
            Some(object) if invocation.name.is_empty() => object.to_string(),
            Some(module) => format!("{module}#{}", invocation.name),
            None => invocation.name.to_owned(),
        })
    }
}

/// A result on its way to Rust: through bytes, as on a wire.
fn deliver(result: Result<Message, InteropError>) -> InvocationResult {
    let message = result?;
    message.commit();
    Ok(Some(Message::from_bytes(message.bytes())))
}

/// The caller is in Rust and cannot await there: what to change is how it calls.
fn promised() -> InteropError {
    let mut path = Path::default();
    path.result();
    let text = "a Promise cannot be returned to a sync call; make the import an `async fn`, or call it with `invoke`";
    InteropError::new(ErrorCode::NotSerializable, text).at(&path)
}

pub(super) fn terminated() -> InteropError {
    let text = "this instance ended with a panic; make a new one";
    InteropError::new(ErrorCode::Terminated, text)
}

/// `Transport` for the double; a type of its own because the connection owns it.
pub(super) struct InMemory(pub(super) Rc<Script>);

impl Transport for InMemory {
    fn host(&self) -> Host {
        Host::Test
    }

    fn supports_sync(&self) -> bool {
        true
    }

    fn invoke(&self, invocation: &Invocation<'_>) -> InvocationResult {
        let mut answer = self.0.call(invocation);
        if self.0.returns_promise(invocation) {
            return self.0.not_awaited(invocation, answer);
        }
        // Only what returns a promise can be pending.
        match answer
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            Poll::Ready(result) => deliver(result),
            Poll::Pending => Err(promised()),
        }
    }

    fn begin_invoke(&self, call: CallId, invocation: &Invocation<'_>) {
        self.0.tables.take_signal();
        let answer = self.0.call(invocation);
        let signal = self.0.tables.take_signal();
        self.0.wait(Some(call), answer, signal);
    }

    fn sleep(&self, call: CallId, duration: Duration) {
        let answer = self.0.answer_at(self.0.clock.get() + duration);
        self.0.wait(Some(call), answer, None);
    }

    fn cancel(&self, call: CallId) {
        self.0.cancel(call);
    }

    fn settle(&self, call: CallId, outcome: Outcome) {
        let key = call.to_f64().to_bits();
        self.0.settled.borrow_mut().insert(key, outcome);
        let waiting = self.0.waiting.borrow_mut().remove(&key);
        if let Some(waker) = waiting {
            waker.wake();
        }
        self.0.thread.unpark();
    }

    fn release(&self, handle: Handle) {
        self.0.tables.release(handle);
    }

    /// The double throws errors of Rust's making, which need nobody to keep them.
    fn forget_thrown(&self, _: f64) {}

    fn report(&self, error: InteropError) {
        self.0.reported.borrow_mut().push(error);
    }

    fn notify(&self) -> Notify {
        let thread = self.0.thread.clone();
        Arc::new(move || thread.unpark())
    }
}
