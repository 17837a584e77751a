//! The limits of a connection, enforced by both halves; each refusal names the limit and its value.

/// What one connection accepts.
///
/// ```
/// use interop_runtime::Limits;
/// let limits = Limits { depth: 16, ..Limits::default() };
/// assert_eq!(limits.nodes, 16_777_216);
/// ```
#[derive(Clone, Debug)]
pub struct Limits {
    /// How deep lists, records and maps may nest. 64 by default.
    pub depth: u32,
    /// How many values one message may hold. 16,777,216 by default.
    pub nodes: u32,
    /// How many bytes one message may hold. 2^32 − 1 by default, which is what the format can say.
    pub message_bytes: u32,
    /// How many references one message may hold. 65,536 by default.
    pub references: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            depth: 64,
            nodes: 16_777_216,
            message_bytes: u32::MAX,
            references: 65_536,
        }
    }
}
