//! The calls under way on one connection, in both directions, by the numbers that the frames have for them.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use crate::call::CallId;
use crate::handle::Handle;

/// Short borrows: nothing else runs inside them.
#[derive(Default)]
pub(super) struct Calls {
    /// The number of JavaScript's last call: they only rise.
    last: Cell<u64>,
    running: RefCell<Running>,
    /// Rust's calls that JavaScript has not answered. An answer to another number, such as that of a timer,
    /// is no answer.
    asked: RefCell<HashSet<CallId>>,
}

/// JavaScript's calls whose task is not done.
#[derive(Default)]
struct Running {
    tasks: HashMap<u64, CallId>,
    numbers: HashMap<CallId, u64>,
}

impl Calls {
    /// False for a number that is not above all before it.
    pub(super) fn accept(&self, number: u64) -> bool {
        number > self.last.replace(number.max(self.last.get()))
    }

    pub(super) fn run(&self, number: u64, task: CallId) {
        let mut running = self.running.borrow_mut();
        running.tasks.insert(number, task);
        running.numbers.insert(task, number);
    }

    /// The task is done, or nobody wants it: the number of its call, unless none stands for it.
    pub(super) fn done(&self, task: CallId) -> Option<u64> {
        let mut running = self.running.borrow_mut();
        let number = running.numbers.remove(&task)?;
        running.tasks.remove(&number);
        Some(number)
    }

    /// JavaScript gave the call up.
    pub(super) fn cancelled(&self, number: u64) -> Option<CallId> {
        let task = self.running.borrow().tasks.get(&number).copied()?;
        self.done(task);
        Some(task)
    }

    pub(super) fn running(&self) -> usize {
        self.running.borrow().tasks.len()
    }

    pub(super) fn ask(&self, call: CallId) {
        self.asked.borrow_mut().insert(call);
    }

    /// Whether an answer was waited for, which it is not any more.
    pub(super) fn answered(&self, call: Handle) -> bool {
        self.asked.borrow_mut().remove(&call)
    }

    pub(super) fn asked(&self) -> usize {
        self.asked.borrow().len()
    }

    pub(super) fn clear(&self) {
        self.running.take();
        self.asked.take();
    }
}
