//! Runs async invokables: polled once at once, and from then on whenever they are woken.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use crate::call::{CallId, InvokableFuture, Outcome};
use crate::error::{ErrorCode, InteropError};
use crate::handle::HandleTable;

/// Asks the host for a [`Executor::drain`] soon. Called from any thread, at most once until then.
pub(crate) type Notify = Arc<dyn Fn() + Send + Sync>;

/// What became of a future that was started.
pub(crate) enum Started {
    Ready(Outcome),
    /// Its outcome will come out of [`Executor::drain`] under this id.
    Pending(CallId),
}

pub(crate) struct Executor {
    /// `None` while the task is being polled.
    tasks: RefCell<HandleTable<Option<InvokableFuture>>>,
    ready: Arc<Ready>,
    current: Cell<Option<CallId>>,
}

/// The tasks that were woken. Wakers may be sent to other threads, so this part is shared.
struct Ready {
    queue: Mutex<Queue>,
    notify: Notify,
}

#[derive(Default)]
struct Queue {
    woken: VecDeque<CallId>,
    /// Somebody drains, or was asked to.
    attended: bool,
}

impl Ready {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct TaskWaker {
    task: CallId,
    ready: Arc<Ready>,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let mut queue = self.ready.queue();
        queue.woken.push_back(self.task);
        let attended = std::mem::replace(&mut queue.attended, true);
        drop(queue);
        if !attended {
            (self.ready.notify)();
        }
    }
}

impl Executor {
    pub(crate) fn new(notify: Notify) -> Self {
        Executor {
            tasks: RefCell::new(HandleTable::new()),
            ready: Arc::new(Ready {
                queue: Mutex::default(),
                notify,
            }),
            current: Cell::new(None),
        }
    }

    /// Polls a future once. One that is ready leaves no trace.
    pub(crate) fn start(&self, future: InvokableFuture) -> Started {
        let Some(task) = self.tasks.borrow_mut().insert(None) else {
            let text = "16,777,216 async calls are running";
            return Started::Ready(Err(InteropError::new(ErrorCode::RateLimited, text)));
        };
        match self.poll(task, future) {
            Some(outcome) => Started::Ready(outcome),
            None => Started::Pending(task),
        }
    }

    /// Polls what was woken until nothing is; hands over each outcome. From within a poll it only
    /// sees to it that somebody will come: the task that runs must not be polled inside itself.
    pub(crate) fn drain(&self, mut done: impl FnMut(CallId, Outcome)) {
        if self.current.get().is_some() {
            let mut queue = self.ready.queue();
            let unattended =
                !queue.woken.is_empty() && !std::mem::replace(&mut queue.attended, true);
            drop(queue);
            if unattended {
                (self.ready.notify)();
            }
            return;
        }
        loop {
            let mut queue = self.ready.queue();
            queue.attended = true;
            let Some(task) = queue.woken.pop_front() else {
                queue.attended = false;
                return;
            };
            drop(queue);
            let future = self.tasks.borrow_mut().get_mut(task).and_then(Option::take);
            // A task that is gone was woken once more by somebody late.
            if let Some(outcome) = future.and_then(|future| self.poll(task, future)) {
                done(task, outcome);
            }
        }
    }

    /// While `complete` runs, a wake-up need not ask the host: [`Executor::drain`] follows.
    pub(crate) fn attend(&self, complete: impl FnOnce()) {
        let before = std::mem::replace(&mut self.ready.queue().attended, true);
        complete();
        self.ready.queue().attended = before;
    }

    /// The task that is being polled.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn current(&self) -> Option<CallId> {
        self.current.get()
    }

    /// How many tasks are alive.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.tasks.borrow().len()
    }

    fn poll(&self, task: CallId, mut future: InvokableFuture) -> Option<Outcome> {
        let waker = Waker::from(Arc::new(TaskWaker {
            task,
            ready: Arc::clone(&self.ready),
        }));
        let outer = self.current.replace(Some(task));
        let polled = future.as_mut().poll(&mut Context::from_waker(&waker));
        self.current.set(outer);
        match polled {
            Poll::Ready(outcome) => {
                drop(future);
                self.tasks.borrow_mut().remove(task);
                Some(outcome)
            }
            Poll::Pending => {
                if let Some(slot) = self.tasks.borrow_mut().get_mut(task) {
                    *slot = Some(future);
                }
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::call::{Payload, Returned};
    use crate::codec::Scalar;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[allow(clippy::unnecessary_wraps)] // the outcome of a future
    fn number(value: f64) -> Outcome {
        Ok(Payload(Returned::Scalar(Scalar::Number(value))))
    }

    fn executor() -> (Executor, Arc<AtomicUsize>) {
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        let notify = move || {
            count.fetch_add(1, Ordering::Relaxed);
        };
        (Executor::new(Arc::new(notify)), asked)
    }

    /// A future that needs `polls` polls, waking itself in each but the last.
    fn after(polls: usize) -> InvokableFuture {
        let mut left = polls;
        Box::pin(poll_fn(move |context| {
            left -= 1;
            if left == 0 {
                return Poll::Ready(number(1.0));
            }
            context.waker().wake_by_ref();
            Poll::Pending
        }))
    }

    #[test]
    fn what_is_ready_at_once_needs_no_task() {
        let (executor, asked) = executor();
        assert!(matches!(executor.start(after(1)), Started::Ready(Ok(_))));
        assert_eq!((executor.len(), asked.load(Ordering::Relaxed)), (0, 0));
    }

    #[test]
    fn many_wake_ups_ask_the_host_once() {
        let (executor, asked) = executor();
        let Started::Pending(first) = executor.start(after(100)) else {
            panic!("not ready yet")
        };
        let Started::Pending(second) = executor.start(after(2)) else {
            panic!("not ready yet")
        };
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        let mut done = Vec::new();
        executor.drain(|task, _| done.push(task));
        assert_eq!(done, [second, first]);
        assert_eq!((executor.len(), asked.load(Ordering::Relaxed)), (0, 1));
    }

    #[test]
    fn a_drain_inside_a_poll_is_left_to_the_next_one() {
        let (executor, asked) = executor();
        let executor = std::rc::Rc::new(executor);
        let inner = std::rc::Rc::clone(&executor);
        let mut polled = false;
        let future = poll_fn(move |context| {
            if std::mem::replace(&mut polled, true) {
                return Poll::Ready(number(2.0));
            }
            // As when JavaScript below this frame settles a promise that the task waits for.
            inner.attend(|| context.waker().wake_by_ref());
            inner.drain(|_, _| panic!("nothing can be done yet"));
            Poll::Pending
        });
        assert!(matches!(
            executor.start(Box::pin(future)),
            Started::Pending(_)
        ));
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        let mut done = 0;
        executor.drain(|_, _| done += 1);
        assert_eq!((done, executor.len()), (1, 0));
    }
}
