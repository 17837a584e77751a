//! Panics of the application on a native host: caught where its code was called, and told as an error.

use std::any::Any;
use std::cell::RefCell;
use std::future::Future;
use std::panic::{self, AssertUnwindSafe};
use std::pin::Pin;
use std::sync::Once;
use std::task::{Context, Poll};

use crate::error::{ErrorCode, InteropError};

thread_local! {
    /// Where the last panic of this thread happened.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs code of the application. Its panic is an error; what it held was dropped on the way.
pub(crate) fn contained<R>(run: impl FnOnce() -> R) -> Result<R, InteropError> {
    note_places();
    panic::catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        let text = panic_text(&*panic);
        let place = PLACE.with_borrow_mut(Option::take);
        let text = match place {
            Some(place) => format!("{text}, at {place}"),
            None => text,
        };
        InteropError::new(ErrorCode::Panicked, text)
    })
}

/// What a panic said.
pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a text".to_owned())
}

/// Only the panic hook knows where it happened. The hook that was there before is called as well.
fn note_places() {
    static NOTED: Once = Once::new();
    NOTED.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let place = info.location().map(ToString::to_string);
            let _ = PLACE.try_with(|noted| noted.replace(place));
            before(info);
        }));
    });
}

/// A future whose panic is its outcome, and the panic of whose end is nothing.
pub(crate) struct Contained<T> {
    /// `None` once it is done.
    future: Option<Fallible<T>>,
}

type Fallible<T> = Pin<Box<dyn Future<Output = Result<T, InteropError>>>>;

impl<T> Contained<T> {
    pub(crate) fn new(future: Fallible<T>) -> Self {
        Contained {
            future: Some(future),
        }
    }

    fn end(&mut self) {
        let future = self.future.take();
        let _ = contained(|| drop(future));
    }
}

impl<T> Future for Contained<T> {
    type Output = Result<T, InteropError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(future) = &mut self.future else {
            unreachable!("it is not polled after it was ready")
        };
        let polled = contained(|| future.as_mut().poll(context));
        let outcome = match polled {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(outcome)) => outcome,
            Err(panic) => Err(panic),
        };
        self.end();
        Poll::Ready(outcome)
    }
}

impl<T> Drop for Contained<T> {
    fn drop(&mut self) {
        self.end();
    }
}
