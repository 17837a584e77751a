//! Runs async invokables: polled once at once, and from then on whenever they are woken.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
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
    tasks: RefCell<HandleTable<Task>>,
    ready: Arc<Ready>,
    current: Cell<Option<CallId>>,
    /// The waker of a task that has ended, if nobody has a clone of it: the next task takes it over.
    spare: Cell<Option<Arc<TaskWaker>>>,
    /// Nothing is started any more.
    #[cfg(not(target_arch = "wasm32"))]
    ended: Cell<bool>,
}

struct Task {
    /// `None` while it is being polled.
    future: Option<InvokableFuture>,
    waker: Arc<TaskWaker>,
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
    /// 0 before the task has an id.
    task: AtomicU64,
    /// It is in the queue: many wake-ups are one poll.
    queued: AtomicBool,
    ready: Arc<Ready>,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let task = CallId::from_bits(self.task.load(Relaxed));
        if self.queued.swap(true, Relaxed) {
            return;
        }
        let mut queue = self.ready.queue();
        queue.woken.push_back(task);
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
            spare: Cell::new(None),
            #[cfg(not(target_arch = "wasm32"))]
            ended: Cell::new(false),
        }
    }

    /// Polls a future once. One that is ready leaves no trace.
    pub(crate) fn start(&self, future: InvokableFuture) -> Started {
        #[cfg(not(target_arch = "wasm32"))]
        if self.ended.get() {
            let text = "the connection has ended";
            return Started::Ready(Err(InteropError::new(ErrorCode::Terminated, text)));
        }
        #[cfg(target_arch = "wasm32")]
        crate::transport::in_process::late::tasks_run();
        let waker = self.spare.take().unwrap_or_else(|| self.waker());
        let entry = Task {
            future: None,
            waker: Arc::clone(&waker),
        };
        let Some(task) = self.tasks.borrow_mut().insert(entry) else {
            let text =
                "16,777,216 async calls are running, which is the most; await some of them first";
            return Started::Ready(Err(InteropError::new(ErrorCode::RateLimited, text)));
        };
        waker.task.store(task.to_bits(), Relaxed);
        match self.poll(task, waker, future) {
            Some(outcome) => Started::Ready(outcome),
            None => Started::Pending(task),
        }
    }

    fn waker(&self) -> Arc<TaskWaker> {
        Arc::new(TaskWaker {
            task: AtomicU64::new(0),
            queued: AtomicBool::new(false),
            ready: Arc::clone(&self.ready),
        })
    }

    /// Polls what was woken before this call, and hands over each outcome; what is woken meanwhile waits
    /// for the next call, so that a task that never rests does not keep everybody else waiting.
    ///
    /// From within a poll it only sees to it that somebody will come: the task that runs must not be
    /// polled inside itself.
    pub(crate) fn drain(&self, mut done: impl FnMut(CallId, Outcome)) {
        let mut queue = self.ready.queue();
        queue.attended = true;
        let woken = match self.current.get() {
            None => queue.woken.len(),
            Some(_) => 0,
        };
        drop(queue);
        for _ in 0..woken {
            let Some(task) = self.ready.queue().woken.pop_front() else {
                break;
            };
            let taken = self.tasks.borrow_mut().get_mut(task).and_then(|entry| {
                entry.waker.queued.store(false, Relaxed);
                let future = entry.future.take()?;
                Some((future, Arc::clone(&entry.waker)))
            });
            // A task that is gone was woken once more by somebody late.
            if let Some(outcome) = taken.and_then(|(future, waker)| self.poll(task, waker, future))
            {
                done(task, outcome);
            }
        }
        let mut queue = self.ready.queue();
        queue.attended = !queue.woken.is_empty();
        let more = queue.attended;
        drop(queue);
        if more {
            (self.ready.notify)();
        }
    }

    /// Ends a task that nobody wants any more. Its future is dropped: now, or after the poll that runs.
    pub(crate) fn cancel(&self, task: CallId) {
        let cancelled = self.tasks.borrow_mut().remove(task);
        drop(cancelled); // outside the borrow: a future may end whatever it keeps
    }

    /// Ends every task, and whatever is started from now on.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn end(&self) {
        self.ended.set(true);
        let tasks = self.tasks.borrow_mut().take_all();
        drop(tasks); // outside the borrow, as in `cancel`
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
    pub(crate) fn len(&self) -> usize {
        self.tasks.borrow().len()
    }

    /// Keeps a waker for the next task, unless somebody could still wake the one that has ended.
    fn keep(&self, mut waker: Arc<TaskWaker>) {
        if let Some(waker) = Arc::get_mut(&mut waker) {
            *waker.queued.get_mut() = false;
        } else {
            return;
        }
        self.spare.set(Some(waker));
    }

    fn poll(
        &self,
        task: CallId,
        waker: Arc<TaskWaker>,
        mut future: InvokableFuture,
    ) -> Option<Outcome> {
        let waker = Waker::from(waker);
        let outer = self.current.replace(Some(task));
        let polled = future.as_mut().poll(&mut Context::from_waker(&waker));
        self.current.set(outer);
        match polled {
            Poll::Ready(outcome) => {
                drop(future);
                let ended = self.tasks.borrow_mut().remove(task);
                drop(waker);
                if let Some(ended) = ended {
                    self.keep(ended.waker);
                }
                Some(outcome)
            }
            Poll::Pending => {
                let mut tasks = self.tasks.borrow_mut();
                let cancelled = match tasks.get_mut(task) {
                    Some(entry) => {
                        entry.future = Some(future);
                        None
                    }
                    None => Some(future),
                };
                drop(tasks);
                drop(cancelled); // outside the borrow, as in `cancel`
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
