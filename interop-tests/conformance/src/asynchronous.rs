//! Async functions: ready at once, after some awaits, failing, and many that finish in reverse.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{poll_fn, ready};
use std::task::{Context, Poll, Waker};

use interop_runtime::prelude::*;

use crate::objects::TestData;

/// Not ready the first time it is asked.
async fn pause() {
    let mut paused = false;
    poll_fn(|context| {
        if std::mem::replace(&mut paused, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

#[js_invokable]
async fn after_awaits(text: String, awaits: u32) -> String {
    for _ in 0..awaits {
        pause().await;
    }
    text
}

#[js_invokable]
async fn struct_and_reference(
    data: TestData,
    reference: RustObjectRef<TestData>,
) -> Result<(TestData, RustObjectRef<TestData>), InteropError> {
    doubled(data, &reference).await
}

/// Both again with their numbers doubled and their texts in capitals, one of them after an await.
pub(crate) async fn doubled(
    data: TestData,
    reference: &RustObjectRef<TestData>,
) -> Result<(TestData, RustObjectRef<TestData>), InteropError> {
    let referred = reference.with(TestData::doubled)?;
    pause().await;
    Ok((data.doubled(), RustObjectRef::new(referred)))
}

#[js_invokable]
async fn fails_at_once() -> Result<(), &'static str> {
    ready(()).await;
    Err("failed at once")
}

#[js_invokable]
async fn fails_after_an_await() -> Result<(), String> {
    pause().await;
    Err("failed after an await".to_owned())
}

/// A refused value that is found after the await, so that its place has to survive it.
#[js_invokable]
async fn disposed_after_an_await(reference: RustObjectRef<TestData>) -> Result<(), InteropError> {
    reference.dispose();
    pause().await;
    reference.with(|_| ())
}

/// Who waits, and in which order they finished.
#[derive(Default)]
struct Turns {
    waiting: BTreeMap<u32, Waker>,
    turn: Option<u32>,
    finished: Vec<u32>,
}

thread_local! {
    static TURNS: RefCell<Turns> = RefCell::default();
}

impl Turns {
    fn poll(&mut self, index: u32, context: &Context<'_>) -> Poll<()> {
        if self.turn != Some(index) {
            self.waiting.insert(index, context.waker().clone());
            return Poll::Pending;
        }
        self.finished.push(index);
        self.next();
        Poll::Ready(())
    }

    /// The last of those that still wait.
    fn next(&mut self) {
        let last = self.waiting.pop_last();
        self.turn = last.map(|(index, waker)| {
            waker.wake();
            index
        });
    }
}

/// Waits until all that came after it have finished.
#[js_invokable]
async fn finishes_in_reverse(index: u32) -> String {
    poll_fn(|context| TURNS.with_borrow_mut(|turns| turns.poll(index, context))).await;
    format!("call {index}")
}

#[js_invokable]
fn start_finishing() {
    TURNS.with_borrow_mut(Turns::next);
}

/// In which order they finished since this was asked last.
#[js_invokable]
fn take_finished() -> Vec<u32> {
    TURNS.with_borrow_mut(|turns| std::mem::take(&mut turns.finished))
}
