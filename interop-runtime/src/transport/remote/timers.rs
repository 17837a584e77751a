//! The calls that the clock answers.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::time::Instant;

use crate::call::CallId;

/// Kept by the moment and by the call. Short borrows: nothing else runs inside them.
#[derive(Default)]
pub(super) struct Timers {
    waiting: RefCell<Waiting>,
}

#[derive(Default)]
struct Waiting {
    by_moment: BTreeSet<(Instant, CallId)>,
    by_call: HashMap<CallId, Instant>,
}

impl Timers {
    pub(super) fn add(&self, call: CallId, moment: Instant) {
        let mut waiting = self.waiting.borrow_mut();
        waiting.by_moment.insert((moment, call));
        waiting.by_call.insert(call, moment);
    }

    /// Nobody waits for it any more. False if it is no timer.
    pub(super) fn remove(&self, call: CallId) -> bool {
        let mut waiting = self.waiting.borrow_mut();
        let moment = waiting.by_call.remove(&call);
        moment.is_some_and(|moment| waiting.by_moment.remove(&(moment, call)))
    }

    /// The moment of the next one.
    pub(super) fn next(&self) -> Option<Instant> {
        let waiting = self.waiting.borrow();
        waiting.by_moment.first().map(|(moment, _)| *moment)
    }

    /// Takes out one whose moment has come.
    pub(super) fn take_due(&self, now: Instant) -> Option<CallId> {
        let mut waiting = self.waiting.borrow_mut();
        let (_, call) = *waiting
            .by_moment
            .first()
            .filter(|(moment, _)| *moment <= now)?;
        waiting.by_moment.pop_first();
        waiting.by_call.remove(&call);
        Some(call)
    }

    pub(super) fn len(&self) -> usize {
        self.waiting.borrow().by_call.len()
    }

    pub(super) fn clear(&self) {
        self.waiting.take();
    }
}
