//! `PendingCalls`: the calls into JavaScript that wait for their answer.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::call::CallId;
use crate::codec::Decoder;
use crate::error::{ErrorCode, InteropError};
use crate::handle::HandleTable;

/// An answer as it is kept: a message is opened when it arrives, not when somebody polls, because
/// the shapes in it count for the next message too.
pub(crate) type Opened = Result<Arrival, InteropError>;

/// What JavaScript answered.
pub(crate) enum Arrival {
    /// Undefined, or a result that nobody wants.
    Nothing,
    /// A number that needed no message.
    #[cfg(target_arch = "wasm32")]
    Number(f64),
    Message(Box<Decoder>),
}

/// Each call has one outcome: the first answer wins, later ones and unknown ids are ignored.
pub(crate) struct PendingCalls {
    calls: RefCell<HandleTable<Pending>>,
    /// What every call gets since the connection has ended.
    #[cfg(not(target_arch = "wasm32"))]
    ended: RefCell<Option<InteropError>>,
    /// Tells JavaScript that nobody waits for an answer any more.
    cancel: Box<dyn Fn(CallId)>,
}

enum Pending {
    Waiting(Option<Waker>),
    Answered(Opened),
}

impl PendingCalls {
    pub(crate) fn new(cancel: impl Fn(CallId) + 'static) -> Rc<Self> {
        Rc::new(PendingCalls {
            calls: RefCell::new(HandleTable::new()),
            #[cfg(not(target_arch = "wasm32"))]
            ended: RefCell::default(),
            cancel: Box::new(cancel),
        })
    }

    /// A new call, and the future of its answer. Dropping the future cancels the call.
    pub(crate) fn begin(self: &Rc<Self>) -> Result<Answer, InteropError> {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(error) = self.ended.borrow().clone() {
            return Err(error);
        }
        #[cfg(target_arch = "wasm32")]
        crate::transport::in_process::late::answers_come();
        let id = self.calls.borrow_mut().insert(Pending::Waiting(None));
        let id = id.ok_or_else(|| {
            InteropError::new(
                ErrorCode::RateLimited,
                "16,777,216 calls into JavaScript are pending, which is the most; await some of them first",
            )
        })?;
        Ok(Answer {
            calls: Rc::clone(self),
            id,
        })
    }

    /// The answer to a call arrived.
    pub(crate) fn complete(&self, id: CallId, result: Opened) {
        let before = match self.calls.borrow_mut().get_mut(id) {
            Some(pending @ Pending::Waiting(_)) => {
                std::mem::replace(pending, Pending::Answered(result))
            }
            // Late, or the second answer.
            _ => return,
        };
        if let Pending::Waiting(Some(waker)) = before {
            waker.wake();
        }
    }

    /// Nobody will answer any more: whoever waits, or calls from now on, gets the error.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn end(&self, error: &InteropError) {
        self.ended.replace(Some(error.clone()));
        let waiting = self.calls.borrow().handles();
        for id in waiting {
            self.complete(id, Err(error.clone()));
        }
    }

    /// How many answers are waited for, or were not looked at yet.
    pub(crate) fn len(&self) -> usize {
        self.calls.borrow().len()
    }
}

/// The future of a call's answer.
pub(crate) struct Answer {
    calls: Rc<PendingCalls>,
    id: CallId,
}

impl Answer {
    pub(crate) fn id(&self) -> CallId {
        self.id
    }
}

impl Future for Answer {
    type Output = Opened;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Opened> {
        let mut calls = self.calls.calls.borrow_mut();
        match calls.get_mut(self.id) {
            Some(Pending::Waiting(waker)) => {
                // The waker of the task that polls now; it may have moved since the last time.
                let before = waker.replace(context.waker().clone());
                drop(calls);
                drop(before); // outside the borrow: the end of a waker may end whatever it keeps
                Poll::Pending
            }
            Some(Pending::Answered(_)) => match calls.remove(self.id) {
                Some(Pending::Answered(result)) => Poll::Ready(result),
                _ => unreachable!("seen just above"),
            },
            None => unreachable!("an answer is not polled after it was ready"),
        }
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        let forgotten = self.calls.calls.borrow_mut().remove(self.id);
        // Outside the borrow: an unread answer may give shares back.
        if let Some(Pending::Waiting(waker)) = forgotten {
            drop(waker);
            (self.calls.cancel)(self.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn poll(answer: &mut Answer) -> Poll<Opened> {
        Pin::new(answer).poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn the_first_answer_wins_and_nothing_stays() {
        let calls = PendingCalls::new(|_| panic!("it was answered"));
        let mut answer = calls.begin().unwrap();
        assert!(poll(&mut answer).is_pending());
        calls.complete(answer.id(), Ok(Arrival::Nothing));
        calls.complete(
            answer.id(),
            Err(InteropError::new(ErrorCode::Timeout, "late")),
        );
        assert!(matches!(
            poll(&mut answer),
            Poll::Ready(Ok(Arrival::Nothing))
        ));
        drop(answer);
        assert_eq!(calls.len(), 0);
    }

    #[test]
    fn an_answer_that_nobody_waits_for_is_ignored() {
        let cancelled = Rc::new(RefCell::new(Vec::new()));
        let told = Rc::clone(&cancelled);
        let calls = PendingCalls::new(move |id| told.borrow_mut().push(id));
        let answer = calls.begin().unwrap();
        let id = answer.id();
        drop(answer);
        assert_eq!(*cancelled.borrow(), [id]);
        let next = calls.begin().unwrap();
        calls.complete(id, Ok(Arrival::Nothing));
        assert!(matches!(
            calls.calls.borrow().get(next.id()),
            Some(Pending::Waiting(_))
        ));
    }
}
