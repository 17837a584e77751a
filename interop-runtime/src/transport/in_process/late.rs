//! What exports do that only some applications need. Such an export goes through a pointer, which is set by whatever
//! makes the export necessary; so the linker drops all that it leads to from the other applications, 10 kB.

use std::cell::Cell;

use super::{exports, invoke};

type Late<F> = Cell<Option<F>>;

/// The arguments of a callback: as many numbers as any can have.
pub(super) type Numbers = [f64; 8];

thread_local! {
    pub(super) static SETTLED: Late<fn(f64, u32, usize)> = const { Cell::new(None) };
    pub(super) static SETTLED_NUMBER: Late<fn(f64, f64)> = const { Cell::new(None) };
    pub(super) static DRAIN: Late<fn()> = const { Cell::new(None) };
    pub(super) static CANCEL: Late<fn(f64)> = const { Cell::new(None) };
    pub(super) static CALL: Late<fn(f64, Numbers) -> f64> = const { Cell::new(None) };
}

/// A call into JavaScript is answered later.
pub(crate) fn answers_come() {
    SETTLED.set(Some(exports::settled));
    SETTLED_NUMBER.set(Some(exports::settled_number));
}

/// A future is polled.
pub(crate) fn tasks_run() {
    DRAIN.set(Some(exports::drain));
    CANCEL.set(Some(exports::cancel));
}

/// A closure can be sent.
pub(crate) fn callbacks_are_called() {
    CALL.set(Some(invoke::call_back));
}
