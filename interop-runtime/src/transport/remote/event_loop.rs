//! `EventLoop`: what the program around an endpoint does for it, and the settings that it gives.

use std::sync::Arc;
use std::time::Instant;

use super::Limits;
use crate::error::InteropError;

/// What the program around an [`Endpoint`](super::Endpoint) does for it. No function may call the endpoint.
pub trait EventLoop {
    /// Sends a frame, after those before it. From the end of the connection on it is not called.
    fn send(&self, frame: Vec<u8>);

    /// A function that asks for [`Endpoint::poll`](super::Endpoint::poll) soon. It is called from any thread.
    fn waker(&self) -> Arc<dyn Fn() + Send + Sync>;

    /// The clock, which never goes back. A timeout has passed when it says so.
    fn now(&self) -> Instant {
        Instant::now()
    }

    /// An error that nobody awaits, or whose text JavaScript is not told: that has `number` instead.
    fn report(&self, number: u64, error: &InteropError) {
        let _ = (number, error);
    }
}

/// How an endpoint treats its peer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// What it accepts. [`Limits::circuit`] by default.
    pub limits: Limits,
    /// Whether JavaScript is told the texts of errors that are not ours: those that functions return, and of
    /// panics. Off by default, for they may tell a stranger too much. A [`Fault`](crate::Fault) is told in any
    /// case, and so is what JavaScript itself has thrown.
    pub detailed_errors: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            limits: Limits::circuit(),
            detailed_errors: false,
        }
    }
}
