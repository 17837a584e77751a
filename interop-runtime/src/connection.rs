//! `Connection`: one JavaScript side as Rust sees it, and which one is current.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::future::Future;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::by_id::ById;
use crate::call::{
    CallId, Invocation, InvocationResult, InvokableFuture, Outcome, Payload, Returned, Verb,
};
use crate::callback::Callback;
#[cfg(target_arch = "wasm32")]
use crate::codec::NumberDeserializer;
use crate::codec::{
    CodecError, Declared, Decoder, ErasedValue, Message, Roots, UndefinedDeserializer, apart,
    encode,
};
#[cfg(not(target_arch = "wasm32"))]
use crate::contained::{Contained, contained};
use crate::error::{ErrorCode, ErrorRecord, InteropError, Thrown};
use crate::executor::{Executor, Started};
use crate::limits::Limits;
use crate::pending::{Answer, Arrival, Opened, PendingCalls};
use crate::reference::{JsObjectRef, Tables};
use crate::target::Target;
use crate::transport::Transport;

pub(crate) struct Connection {
    id: u64,
    pub(crate) tables: Rc<Tables>,
    pub(crate) transport: Rc<dyn Transport>,
    pub(crate) limits: Limits,
    /// The same for the messages that go out.
    #[cfg(not(target_arch = "wasm32"))]
    outgoing: Limits,
    pending: Rc<PendingCalls>,
    executor: Executor,
    /// One value of each type that the application asked for.
    state: RefCell<Vec<(TypeId, Rc<dyn Any>)>>,
}

/// How much of what is alive on a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Census {
    /// Rust objects that JavaScript holds.
    pub(crate) objects: usize,
    /// Closures that JavaScript holds.
    pub(crate) callbacks: usize,
    /// Calls into JavaScript that wait for their answer.
    pub(crate) calls: usize,
    /// Async invokables that are not done, and what was spawned.
    pub(crate) tasks: usize,
}

/// Of the program, not of the thread: errors go from thread to thread, and say where their value was thrown.
static LAST_ID: AtomicU64 = AtomicU64::new(0);

thread_local! {
    static CONNECTIONS: RefCell<ById<Weak<Connection>>> = RefCell::default();
    /// Set around every poll and dispatch.
    #[cfg(not(target_arch = "wasm32"))]
    static CURRENT: RefCell<Option<Rc<Connection>>> = const { RefCell::new(None) };
}

/// The connection whose call runs now on this thread.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn current() -> Result<Rc<Connection>, InteropError> {
    CURRENT.with_borrow(Option::clone).ok_or_else(not_connected)
}

/// The connection of this wasm instance: there is only one.
#[cfg(target_arch = "wasm32")]
pub(crate) fn current() -> Result<Rc<Connection>, InteropError> {
    crate::transport::in_process::connection().ok_or_else(not_connected)
}

pub(crate) fn by_id(id: u64) -> Result<Rc<Connection>, InteropError> {
    CONNECTIONS
        .with_borrow(|all| all.get(&id).and_then(Weak::upgrade))
        .ok_or_else(not_connected)
}

/// The connection that an object came over.
pub(crate) fn of_object(object: &JsObjectRef) -> Result<Rc<Connection>, InteropError> {
    by_id(object.connection_id())
}

fn not_connected() -> InteropError {
    let text = "there is no JavaScript here; call it from an invokable, or from a task that one has spawned";
    InteropError::new(ErrorCode::NotConnected, text)
}

impl Connection {
    pub(crate) fn new(transport: Rc<dyn Transport>, limits: Limits) -> Rc<Self> {
        let id = LAST_ID.fetch_add(1, Ordering::Relaxed) + 1;
        let (to_release, to_cancel) = (Rc::clone(&transport), Rc::clone(&transport));
        let to_forget = Rc::clone(&transport);
        Thrown::attend(id, move |number| to_forget.forget_thrown(number));
        let connection = Rc::new(Connection {
            id,
            tables: Tables::new(id, transport.shape_tables(), move |handle| {
                to_release.release(handle);
            }),
            executor: Executor::new(transport.notify()),
            transport,
            #[cfg(not(target_arch = "wasm32"))]
            outgoing: limits.outgoing(),
            limits,
            pending: PendingCalls::new(move |call| to_cancel.cancel(call)),
            state: RefCell::default(),
        });
        #[cfg(not(target_arch = "wasm32"))]
        connection
            .tables
            .set_most_objects(connection.limits.live_references);
        CONNECTIONS.with_borrow_mut(|all| {
            all.insert(id, Rc::downgrade(&connection));
        });
        connection
    }

    pub(crate) fn id(&self) -> u64 {
        self.id
    }

    /// Makes this connection the current one while `run` runs.
    #[cfg(target_arch = "wasm32")]
    #[allow(clippy::unused_self)] // it is the only one
    pub(crate) fn enter<R>(self: &Rc<Self>, run: impl FnOnce() -> R) -> R {
        run()
    }

    /// Makes this connection the current one while `run` runs.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn enter<R>(self: &Rc<Self>, run: impl FnOnce() -> R) -> R {
        struct Restore(Option<Rc<Connection>>);
        impl Drop for Restore {
            fn drop(&mut self) {
                let ended = CURRENT.replace(self.0.take());
                drop(ended);
            }
        }
        let _restore = Restore(CURRENT.replace(Some(Rc::clone(self))));
        run()
    }

    /// The application's value of this type, made when it is first asked for.
    pub(crate) fn state<T: Default + 'static>(&self) -> Rc<T> {
        let id = TypeId::of::<T>();
        let known = || {
            let states = self.state.borrow();
            let known = states.iter().find(|(known, _)| *known == id);
            known.map(|(_, state)| Rc::clone(state))
        };
        let state = known().unwrap_or_else(|| {
            // Outside the borrow: `default` may ask for another state, or for this one.
            let made: Rc<dyn Any> = Rc::new(T::default());
            known().unwrap_or_else(|| {
                self.state.borrow_mut().push((id, Rc::clone(&made)));
                made
            })
        });
        state
            .downcast()
            .unwrap_or_else(|_| unreachable!("kept under its own type"))
    }

    /// What is alive now.
    pub(crate) fn census(&self) -> Census {
        let callbacks = self.tables.live_objects_of(TypeId::of::<Callback>());
        Census {
            objects: self.tables.live_objects() - callbacks,
            callbacks,
            calls: self.pending.len(),
            tasks: self.executor.len(),
        }
    }

    // ── messages ──────────────────────────────────────────────────────────────────────────────

    pub(crate) fn encode(
        &self,
        roots: Roots,
        values: &[&dyn ErasedValue],
    ) -> Result<Message, InteropError> {
        self.encode_within(self.limits_out(), roots, values)
    }

    fn encode_within(
        &self,
        limits: &Limits,
        roots: Roots,
        values: &[&dyn ErasedValue],
    ) -> Result<Message, InteropError> {
        let shapes = self.tables.shapes_out();
        encode(self.tables.clone(), &shapes, limits, roots, values)
    }

    /// For what goes to JavaScript.
    fn limits_out(&self) -> &Limits {
        #[cfg(target_arch = "wasm32")]
        return &self.limits;
        #[cfg(not(target_arch = "wasm32"))]
        return &self.outgoing;
    }

    pub(crate) fn encode_error(&self, error: &InteropError) -> Message {
        let record = ErrorRecord::new(error, self.limits_out(), self.id);
        // The record has kept the limits of an error; those of a message are not for what tells of failures.
        let message = self
            .encode_within(&Limits::default(), Roots::Result, &[&record])
            .unwrap_or_else(|_| unreachable!("a record of short texts is within every limit"));
        // Until JavaScript has read it: this may be the last that is left of the error.
        if let Some(thrown) = error.thrown_on(self.id) {
            message.keep(Rc::new(Arc::clone(thrown)));
        }
        message
    }

    /// Whether an error is one that this JavaScript has thrown.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn has_thrown(&self, error: &InteropError) -> bool {
        error.thrown_on(self.id).is_some()
    }

    pub(crate) fn decoder(&self, message: Message) -> Result<Decoder, InteropError> {
        Decoder::new(
            message,
            self.tables.clone(),
            &self.tables.shapes_in(),
            &self.limits,
        )
    }

    /// The error in a message; a message that holds none is itself an error.
    pub(crate) fn decode_error(&self, message: Message) -> InteropError {
        let record = self
            .decoder(message)
            .and_then(|mut decoder| decoder.next::<ErrorRecord>(Roots::Result, 0));
        record.map_or_else(
            |error| error,
            |record| InteropError::from_record(record, self.id),
        )
    }

    pub(crate) fn open(&self, result: InvocationResult) -> Opened {
        Ok(match result? {
            Some(message) => Arrival::Message(Box::new(self.decoder(message)?)),
            None => Arrival::Nothing,
        })
    }

    pub(crate) fn decode_result<T: DeserializeOwned>(result: Opened) -> Result<T, InteropError> {
        match result? {
            Arrival::Message(mut decoder) => decoder.next(Roots::Result, 0),
            Arrival::Nothing => {
                T::deserialize(UndefinedDeserializer).map_err(CodecError::at_result)
            }
            #[cfg(target_arch = "wasm32")]
            Arrival::Number(number) => {
                T::deserialize(NumberDeserializer(number)).map_err(CodecError::at_result)
            }
        }
    }

    // ── calls into JavaScript ─────────────────────────────────────────────────────────────────

    pub(crate) fn invoke<T: DeserializeOwned>(
        &self,
        verb: Verb,
        target: &Target<'_>,
        args: &[&dyn ErasedValue],
    ) -> Result<T, InteropError> {
        let call = || {
            if !self.transport.supports_sync() {
                let text = format!(
                    "`{target}` cannot be called synchronously on this host; make the import an `async fn`, or call it with `invoke`"
                );
                return Err(InteropError::new(ErrorCode::SyncUnsupported, text));
            }
            let args = self.encode(Roots::Arguments, args)?;
            let invocation = self.invocation(verb, target, &args, Declared::of::<T>())?;
            args.commit();
            let answer = self.open(self.transport.invoke(&invocation));
            Self::decode_result(answer)
        };
        call().map_err(|error| error.in_method(|| target.to_string()))
    }

    /// Sends a call whose answer comes later.
    pub(crate) fn send(
        &self,
        verb: Verb,
        target: &Target<'_>,
        args: &Message,
        result: Declared,
    ) -> Result<Answer, InteropError> {
        let invocation = self.invocation(verb, target, args, result)?;
        #[cfg(not(target_arch = "wasm32"))]
        self.transport.admit()?;
        let answer = self.pending.begin()?;
        args.commit();
        self.transport.begin_invoke(answer.id(), &invocation);
        Ok(answer)
    }

    /// A call of an import that needs no message, and whose answer comes later.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn begin_plain(&self, begin: impl FnOnce(CallId)) -> Result<Answer, InteropError> {
        let answer = self.pending.begin()?;
        begin(answer.id());
        Ok(answer)
    }

    /// The answer of the host's clock, after so long.
    pub(crate) fn sleep(&self, duration: Duration) -> Result<Answer, InteropError> {
        let answer = self.pending.begin()?;
        self.transport.sleep(answer.id(), duration);
        Ok(answer)
    }

    fn invocation<'a>(
        &self,
        verb: Verb,
        target: &'a Target<'_>,
        args: &'a Message,
        result: Declared,
    ) -> Result<Invocation<'a>, InteropError> {
        let object = target
            .object
            .as_ref()
            .map(|object| object.handle_for(&self.tables))
            .transpose()?;
        Ok(Invocation {
            verb,
            target: object,
            module: target.module.as_deref(),
            name: &target.name,
            args,
            result,
        })
    }

    /// JavaScript answered a call; the tasks that waited for it run now.
    pub(crate) fn settled(self: &Rc<Self>, call: CallId, result: InvocationResult) {
        self.arrived(call, self.open(result));
    }

    /// The same for what needs no opening.
    pub(crate) fn arrived(self: &Rc<Self>, call: CallId, answer: Opened) {
        self.executor.attend(|| self.pending.complete(call, answer));
        self.drain();
    }

    // ── async invokables ──────────────────────────────────────────────────────────────────────

    /// Polls an invokable's future once; if it is not ready, its outcome goes to `Transport::settle`.
    pub(crate) fn start(self: &Rc<Self>, future: InvokableFuture) -> Started {
        self.enter(|| self.executor.start(future))
    }

    /// JavaScript does not want the outcome of an async invokable any more: its future is dropped.
    pub(crate) fn cancel(self: &Rc<Self>, call: CallId) {
        self.enter(|| apart(|| self.executor.cancel(call)));
    }

    /// Where a panic ends a call and not the host, the future of an async invokable that catches its own.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn contain(&self, future: InvokableFuture) -> InvokableFuture {
        if self.transport.contains_panics() {
            Box::pin(Contained::new(future))
        } else {
            future
        }
    }

    /// The end of the connection: futures are dropped, objects let go of, and whoever waits elsewhere for
    /// JavaScript gets the error.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn close(self: &Rc<Self>, error: &InteropError) {
        self.enter(|| {
            apart(|| {
                self.executor.end();
                self.pending.end(error);
                self.tables.end();
                for (_, state) in self.state.take() {
                    let _ = contained(|| drop(state));
                }
            });
        });
    }

    /// Polls the tasks that were woken.
    pub(crate) fn drain(self: &Rc<Self>) {
        self.enter(|| {
            self.executor
                .drain(|call, outcome| self.transport.settle(call, outcome));
        });
    }

    /// The async invokable that is being polled, for the panic hook.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn current_task(&self) -> Option<CallId> {
        self.executor.current()
    }

    /// Runs a future that no promise stands for.
    pub(crate) fn spawn(self: &Rc<Self>, future: impl Future<Output = ()> + 'static) {
        let task = async {
            future.await;
            Ok(Payload(Returned::Nothing))
        };
        #[cfg(target_arch = "wasm32")]
        let _ = self.start(Box::pin(task));
        #[cfg(not(target_arch = "wasm32"))]
        if let Started::Ready(Err(error)) = self.start(self.contain(Box::pin(task))) {
            self.transport.report(error); // nobody awaits it: a panic
        }
    }
}

/// Never in wasm, where it lives as long as the program: 2 kB less to drop.
#[cfg(target_arch = "wasm32")]
impl Drop for Connection {
    fn drop(&mut self) {
        std::process::abort();
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Drop for Connection {
    fn drop(&mut self) {
        let _ = CONNECTIONS.try_with(|all| all.borrow_mut().remove(&self.id));
        Thrown::leave(self.id);
    }
}

/// What an invokable returned, encoded for the current connection.
pub(crate) fn encode_outcome<T: ErasedValue>(value: &T) -> Outcome {
    let message = current()?.encode(Roots::Result, &[value])?;
    Ok(Payload(Returned::Message(message)))
}
