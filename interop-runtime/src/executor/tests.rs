//! Wake-ups, order and cancellation, without a host.

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
fn many_wake_ups_are_one_poll_and_ask_the_host_once() {
    let (executor, asked) = executor();
    let mut polls = 0;
    let future = poll_fn(move |context| {
        polls += 1;
        for _ in 0..10 {
            context.waker().wake_by_ref();
        }
        if polls == 2 {
            Poll::Ready(number(1.0))
        } else {
            Poll::Pending
        }
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

#[test]
fn a_task_that_never_rests_lets_the_others_go_on() {
    let (executor, asked) = executor();
    let Started::Pending(first) = executor.start(after(100)) else {
        panic!("not ready yet")
    };
    let Started::Pending(second) = executor.start(after(2)) else {
        panic!("not ready yet")
    };
    let mut done = Vec::new();
    executor.drain(|task, _| done.push(task));
    assert_eq!(done, [second]);
    assert_eq!(
        asked.load(Ordering::Relaxed),
        2,
        "once to begin with, once for the rest"
    );
    for _ in 0..98 {
        executor.drain(|task, _| done.push(task));
    }
    assert_eq!(done, [second, first]);
    assert_eq!(executor.len(), 0);
}

#[test]
fn a_cancelled_task_is_dropped_also_while_it_is_polled() {
    let (executor, _) = executor();
    let executor = std::rc::Rc::new(executor);
    let alive = std::rc::Rc::new(());
    let pending = |kept: std::rc::Rc<()>| {
        poll_fn(move |_| {
            let _ = &kept;
            Poll::Pending
        })
    };
    let Started::Pending(task) = executor.start(Box::pin(pending(alive.clone()))) else {
        panic!("not ready")
    };
    executor.cancel(task);
    executor.cancel(task);
    assert_eq!((std::rc::Rc::strong_count(&alive), executor.len()), (1, 0));

    let (own, inner) = (std::rc::Rc::new(Cell::new(None)), executor.clone());
    let (id, kept) = (own.clone(), alive.clone());
    let future = poll_fn(move |context| {
        let _ = &kept;
        context.waker().wake_by_ref();
        if let Some(task) = id.get() {
            inner.cancel(task);
        }
        Poll::Pending
    });
    let Started::Pending(task) = executor.start(Box::pin(future)) else {
        panic!("not ready")
    };
    own.set(Some(task));
    executor.drain(|_, _| panic!("it is cancelled"));
    assert_eq!((std::rc::Rc::strong_count(&alive), executor.len()), (1, 0));
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
