//! The limits of a connection, enforced by both halves; each refusal names the limit and its value.

use std::time::Duration;

/// What one connection accepts.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// How deep lists, records and maps may nest. 64 by default.
    pub(crate) depth: u32,
    /// How many values one message may hold. 16,777,216 by default.
    pub(crate) nodes: u32,
    /// How many bytes one message may hold. 2^32 − 1 by default, which is what the format can say.
    pub(crate) message_bytes: u32,
    /// How many references one message may hold. 65,536 by default.
    pub(crate) references: u32,
    /// How many decimal digits a bigint may have. 1,024 by default.
    pub(crate) bigint_digits: u32,
    /// How many bytes of an error's text cross. 1,024 by default.
    pub(crate) error_text: u32,
    /// How many bytes the data of an error may have. 1,048,576 by default.
    pub(crate) error_data: u32,
    /// How many async calls may wait for one object. 64 by default.
    pub(crate) object_queue: u32,
    /// How long an async call waits for its object. 5 s by default.
    pub(crate) queue_wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            depth: 64,
            nodes: 16_777_216,
            message_bytes: u32::MAX,
            references: 65_536,
            bigint_digits: 1_024,
            error_text: 1_024,
            error_data: 1_048_576,
            object_queue: 64,
            queue_wait: Duration::from_secs(5),
        }
    }
}
