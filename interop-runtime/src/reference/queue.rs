//! The async calls that wait for one object, in the order in which they were made.

use std::cell::{OnceCell, RefCell};
use std::collections::VecDeque;
use std::task::Waker;

/// Who waits. The first in the queue goes next. For most objects nobody ever does, so the list is made when it is needed.
#[derive(Default)]
pub(super) struct Queue(OnceCell<Box<RefCell<Line>>>);

#[derive(Default)]
struct Line {
    waiting: VecDeque<Waiting>,
    last: u64,
}

struct Waiting {
    id: u64,
    waker: Option<Waker>,
}

impl Queue {
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.0.get().map_or(0, |line| line.borrow().waiting.len())
    }

    /// Takes the last place.
    pub(super) fn join(&self) -> Place<'_> {
        let line = self.0.get_or_init(Box::default);
        let mut joined = line.borrow_mut();
        joined.last += 1;
        let id = joined.last;
        joined.waiting.push_back(Waiting { id, waker: None });
        drop(joined);
        Place { line, id }
    }

    /// The object may be free: whoever is first looks again.
    #[inline]
    pub(super) fn wake_first(&self) {
        if let Some(line) = self.0.get() {
            wake_first(line);
        }
    }
}

fn wake_first(line: &RefCell<Line>) {
    let line = line.borrow();
    let first = line
        .waiting
        .front()
        .and_then(|waiting| waiting.waker.clone());
    drop(line);
    if let Some(waker) = first {
        waker.wake(); // outside the borrow: a waker may do anything
    }
}

/// A place in the queue; dropping it leaves the queue, and lets the next one look.
pub(super) struct Place<'a> {
    line: &'a RefCell<Line>,
    id: u64,
}

impl Place<'_> {
    pub(super) fn is_first(&self) -> bool {
        let line = self.line.borrow();
        line.waiting
            .front()
            .is_some_and(|first| first.id == self.id)
    }

    /// Whom to wake when this place is the first one and the object may be free.
    pub(super) fn set_waker(&self, waker: &Waker) {
        let mut line = self.line.borrow_mut();
        let own = line
            .waiting
            .iter_mut()
            .find(|waiting| waiting.id == self.id);
        let before = own.and_then(|own| own.waker.replace(waker.clone()));
        drop(line);
        drop(before); // outside the borrow, for the same reason
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut line = self.line.borrow_mut();
        let found = line
            .waiting
            .iter()
            .position(|waiting| waiting.id == self.id);
        let own = found.and_then(|index| line.waiting.remove(index));
        drop(line);
        drop(own);
        wake_first(self.line);
    }
}
