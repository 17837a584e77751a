//! The async calls that wait for one object, in the order in which they were made.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::task::Waker;

/// Who waits. The first in the queue goes next.
#[derive(Default)]
pub(super) struct Queue {
    waiting: RefCell<VecDeque<Waiting>>,
    last: Cell<u64>,
}

struct Waiting {
    id: u64,
    waker: Option<Waker>,
}

impl Queue {
    pub(super) fn len(&self) -> usize {
        self.waiting.borrow().len()
    }

    /// Takes the last place.
    pub(super) fn join(&self) -> Place<'_> {
        let id = self.last.get() + 1;
        self.last.set(id);
        self.waiting
            .borrow_mut()
            .push_back(Waiting { id, waker: None });
        Place { queue: self, id }
    }

    /// The object may be free: whoever is first looks again.
    pub(super) fn wake_first(&self) {
        let first = self
            .waiting
            .borrow()
            .front()
            .and_then(|waiting| waiting.waker.clone());
        if let Some(waker) = first {
            waker.wake(); // outside the borrow: a waker may do anything
        }
    }
}

/// A place in the queue; dropping it leaves the queue, and lets the next one look.
pub(super) struct Place<'a> {
    queue: &'a Queue,
    id: u64,
}

impl Place<'_> {
    pub(super) fn is_first(&self) -> bool {
        let waiting = self.queue.waiting.borrow();
        waiting.front().is_some_and(|first| first.id == self.id)
    }

    /// Whom to wake when this place is the first one and the object may be free.
    pub(super) fn set_waker(&self, waker: &Waker) {
        let mut waiting = self.queue.waiting.borrow_mut();
        let own = waiting.iter_mut().find(|waiting| waiting.id == self.id);
        let before = own.and_then(|own| own.waker.replace(waker.clone()));
        drop(waiting);
        drop(before); // outside the borrow, for the same reason
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut waiting = self.queue.waiting.borrow_mut();
        let found = waiting.iter().position(|waiting| waiting.id == self.id);
        let own = found.and_then(|index| waiting.remove(index));
        drop(waiting);
        drop(own);
        self.queue.wake_first();
    }
}
