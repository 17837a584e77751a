//! The remote host: Rust natively, JavaScript at the other end of a pipe for binary frames.
//!
//! An [`Endpoint`] is Rust's end of one connection. It does no input or output and knows no threads: frames
//! that arrived are given to [`Endpoint::receive`], those to be sent come out through the [`EventLoop`], which
//! also has the clock. So it serves in any program: a server with a socket for each circuit, or a child process
//! with two pipes. What a frame holds is described in `docs/frames.md`.
//!
//! ```
//! use std::cell::RefCell;
//! use std::rc::Rc;
//! use std::sync::Arc;
//! use interop_runtime::remote::{Endpoint, EventLoop, Settings};
//!
//! struct Outbox(Rc<RefCell<Vec<Vec<u8>>>>);
//!
//! impl EventLoop for Outbox {
//!     fn send(&self, frame: Vec<u8>) {
//!         self.0.borrow_mut().push(frame);
//!     }
//!     fn waker(&self) -> Arc<dyn Fn() + Send + Sync> {
//!         Arc::new(|| ()) // would make the loop call `Endpoint::poll`
//!     }
//! }
//!
//! let sent = Rc::default();
//! let endpoint = Endpoint::new(Settings::default(), Outbox(Rc::clone(&sent)))?;
//! let hello = [1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
//! endpoint.receive(&hello)?;
//! let answer = sent.borrow()[0].clone();
//! assert_eq!(answer[..8], hello[..8]); // and then what can be called here
//! # Ok::<(), interop_runtime::InteropError>(())
//! ```

mod calls;
mod endpoint;
mod event_loop;
mod frame;
mod greeting;
mod incoming;
mod link;
mod timers;

pub use crate::limits::Limits;
pub use endpoint::{Alive, Endpoint};
pub use event_loop::{EventLoop, Settings};
