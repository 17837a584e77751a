//! Calls that were started and wait at the same time.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use interop_runtime::InteropError;
use interop_runtime::testing::FakeValue;

pub(crate) type Outcome = Result<FakeValue, InteropError>;
pub(crate) type Call<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// Calls that were started, and what became of each.
pub(crate) struct InFlight<'a> {
    calls: Vec<Call<'a>>,
    outcomes: Vec<Option<Outcome>>,
}

impl<'a> InFlight<'a> {
    pub(crate) fn new(calls: Vec<Call<'a>>) -> Self {
        let outcomes = calls.iter().map(|_| None).collect();
        InFlight { calls, outcomes }
    }

    /// How many still wait.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> usize {
        let pairs = self.calls.iter_mut().zip(&mut self.outcomes);
        let waiting = pairs.filter(|(_, outcome)| outcome.is_none());
        waiting.fold(0, |left, (call, outcome)| {
            match call.as_mut().poll(context) {
                Poll::Ready(result) => {
                    *outcome = Some(result);
                    left
                }
                Poll::Pending => left + 1,
            }
        })
    }

    /// Those that are done, which are all when nothing waits.
    pub(crate) fn outcomes(self) -> Vec<Outcome> {
        self.outcomes.into_iter().flatten().collect()
    }
}
