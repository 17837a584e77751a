//! The limits of a connection, enforced by both halves; each refusal names the limit and its value.

use std::time::Duration;

/// What one connection accepts.
///
/// [`Limits::default`] is what holds in-process, where both halves are one program.
#[derive(Clone, Debug)]
#[non_exhaustive]
#[cfg_attr(target_arch = "wasm32", allow(unreachable_pub))]
pub struct Limits {
    /// How deep lists, records and maps may nest. 64 by default.
    pub depth: u32,
    /// How many values one message may hold. 16,777,216 by default.
    pub nodes: u32,
    /// How many bytes one message may hold. 2^32 − 1 by default, which is what the format can say.
    pub message_bytes: u32,
    /// How many references one message may hold. 65,536 by default.
    pub references: u32,
    /// How many decimal digits a bigint may have. 1,024 by default.
    pub bigint_digits: u32,
    /// How many bytes of an error's text cross. 1,024 by default.
    pub error_text: u32,
    /// How many bytes the data of an error may have. 1,048,576 by default.
    pub error_data: u32,
    /// How many async calls may wait for one object. 64 by default.
    pub object_queue: u32,
    /// How long an async call waits for its object. 5 s by default.
    pub queue_wait: Duration,
    /// How many bytes a message to JavaScript may hold; `message_bytes` is for those that come.
    #[cfg(not(target_arch = "wasm32"))]
    pub message_bytes_out: u32,
    /// How many calls may wait for their answer, each way.
    #[cfg(not(target_arch = "wasm32"))]
    pub calls: u32,
    /// How many Rust objects JavaScript may hold.
    #[cfg(not(target_arch = "wasm32"))]
    pub live_references: u32,
    /// How many bytes the name of a crate or an invokable may have.
    #[cfg(not(target_arch = "wasm32"))]
    pub name_bytes: u32,
    /// How long a call may take that has no timeout of its own. None by default.
    #[cfg(not(target_arch = "wasm32"))]
    pub call_timeout: Option<Duration>,
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
            #[cfg(not(target_arch = "wasm32"))]
            message_bytes_out: u32::MAX,
            #[cfg(not(target_arch = "wasm32"))]
            calls: 16_777_216,
            #[cfg(not(target_arch = "wasm32"))]
            live_references: 16_777_216,
            #[cfg(not(target_arch = "wasm32"))]
            name_bytes: u32::MAX,
            #[cfg(not(target_arch = "wasm32"))]
            call_timeout: None,
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Limits {
    /// What a circuit accepts, whose other end may be anybody: 32 KiB in, 1 MiB out, 65,536 values, 4,096
    /// references, 256 calls each way, names of 256 bytes, and 60 s for a call.
    ///
    /// ```
    /// let mut limits = interop_runtime::remote::Limits::circuit();
    /// limits.calls = 32;
    /// ```
    #[must_use]
    pub fn circuit() -> Self {
        Limits {
            nodes: 65_536,
            message_bytes: 32 * 1024,
            message_bytes_out: 1024 * 1024,
            references: 4_096,
            live_references: 4_096,
            calls: 256,
            name_bytes: 256,
            call_timeout: Some(Duration::from_mins(1)),
            ..Self::default()
        }
    }

    /// The same for what goes the other way.
    pub(crate) fn outgoing(&self) -> Self {
        Limits {
            message_bytes: self.message_bytes_out,
            // Beside its data an error has texts.
            error_data: self.error_data.min(self.message_bytes_out / 2),
            ..self.clone()
        }
    }
}
