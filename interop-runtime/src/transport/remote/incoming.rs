//! What JavaScript sends, as a frame says it. Nothing of it is believed: whatever is not exactly as
//! `docs/frames.md` has it is a `ProtocolError`, which ends the connection.

use super::frame::{HEADER, VERSIONS, callee, kind, outcome};
use crate::dispatcher::{Callee, ObjectHandle};
use crate::error::{ErrorCode, InteropError};
use crate::handle::Handle;
use crate::invokable::Member;

/// A frame that was read.
pub(super) enum Incoming<'a> {
    Hello,
    Call {
        id: u64,
        callee: Callee<'a>,
        args: &'a [u8],
    },
    Answer {
        call: Handle,
        answer: Answer<'a>,
    },
    Cancel(u64),
    Release(Handle, u32),
    Dispose(Handle),
    Bye,
}

/// A message, or nothing for undefined.
pub(super) enum Answer<'a> {
    Value(&'a [u8]),
    Error(&'a [u8]),
    Nothing,
}

/// The header, taken apart.
struct Header {
    kind: u8,
    what: u8,
    detail: u32,
    id: f64,
}

impl<'a> Incoming<'a> {
    pub(super) fn read(frame: &'a [u8]) -> Result<Self, InteropError> {
        let (header, body) = read_header(frame)?;
        let Header {
            kind,
            what,
            detail,
            id,
        } = header;
        if matches!(kind, kind::HELLO | kind::BYE) {
            // The two kinds that every version has.
            if kind == kind::HELLO && detail != VERSIONS {
                return Err(other_version(detail));
            }
            plain(what == 0 && id == 0.0)?;
            return if kind == kind::BYE {
                Ok(Incoming::Bye)
            } else {
                nothing_follows(body).map(|()| Incoming::Hello)
            };
        }
        match kind {
            kind::CALL => read_call(&header, body),
            kind::ANSWER => {
                plain(detail == 0)?;
                let answer = match what {
                    outcome::VALUE => Answer::Value(body),
                    outcome::ERROR => Answer::Error(body),
                    outcome::NOTHING => nothing_follows(body).map(|()| Answer::Nothing)?,
                    _ => return Err(malformed("an outcome that is unknown")),
                };
                let call = handle(id)?;
                Ok(Incoming::Answer { call, answer })
            }
            kind::CANCEL | kind::RELEASE | kind::DISPOSE => {
                nothing_follows(body)?;
                plain(what == 0 && (detail != 0) == (kind == kind::RELEASE))?;
                Ok(match kind {
                    kind::CANCEL => Incoming::Cancel(whole(id)?),
                    kind::RELEASE => Incoming::Release(handle(id)?, detail),
                    _ => Incoming::Dispose(handle(id)?),
                })
            }
            _ => Err(malformed(&format!("the kind {kind} from JavaScript"))),
        }
    }
}

fn read_header(frame: &[u8]) -> Result<(Header, &[u8]), InteropError> {
    let Some((header, body)) = frame.split_first_chunk::<HEADER>() else {
        return Err(malformed("fewer bytes than a header has"));
    };
    let [kind, what, flags, zero, detail @ .., _, _, _, _, _, _, _, _] = *header;
    plain(flags == 0 && zero == 0)?;
    let (_, id) = header.split_last_chunk::<8>().expect("it has sixteen");
    let header = Header {
        kind,
        what,
        detail: u32::from_le_bytes(detail),
        id: f64::from_le_bytes(*id),
    };
    Ok((header, body))
}

fn read_call<'a>(header: &Header, body: &'a [u8]) -> Result<Incoming<'a>, InteropError> {
    let Names {
        target,
        first,
        second,
        args,
    } = Names::read(body)?;
    let object = || {
        handle(target).map(|handle| ObjectHandle {
            handle,
            type_number: header.detail,
        })
    };
    let is_object = matches!(
        header.what,
        callee::METHOD | callee::GETTER | callee::SETTER
    );
    plain(is_object || header.detail == 0)?;
    plain(first.is_empty() || matches!(header.what, callee::FUNCTION | callee::EXPORT))?;
    let callee = match header.what {
        callee::FUNCTION | callee::EXPORT => {
            plain(target == 0.0)?;
            if header.what == callee::FUNCTION {
                Callee::Function(first, second)
            } else {
                Callee::Export(first, second)
            }
        }
        callee::METHOD => Callee::Method(object()?, second),
        callee::GETTER => Callee::Property(object()?, second, Member::Getter),
        callee::SETTER => Callee::Property(object()?, second, Member::Setter),
        callee::CALLBACK => {
            plain(second.is_empty())?;
            Callee::Callback(handle(target)?)
        }
        _ => return Err(malformed("a callee that is unknown")),
    };
    let id = whole(header.id)?;
    Ok(Incoming::Call { id, callee, args })
}

/// What stands between the header of a call and its arguments.
struct Names<'a> {
    target: f64,
    first: &'a str,
    second: &'a str,
    args: &'a [u8],
}

impl<'a> Names<'a> {
    fn read(body: &'a [u8]) -> Result<Self, InteropError> {
        let cut = || malformed("a call that is cut off");
        let (target, body) = body.split_first_chunk().ok_or_else(cut)?;
        let (first, body) = body.split_first_chunk().ok_or_else(cut)?;
        let (second, body) = body.split_first_chunk().ok_or_else(cut)?;
        let length = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes) as usize;
        let (first, rest) = body.split_at_checked(length(first)).ok_or_else(cut)?;
        let (second, rest) = rest.split_at_checked(length(second)).ok_or_else(cut)?;
        let padding = (body.len() - rest.len()).next_multiple_of(8) - (body.len() - rest.len());
        let (padding, args) = rest.split_at_checked(padding).ok_or_else(cut)?;
        plain(padding.iter().all(|byte| *byte == 0))?;
        let text =
            |bytes| std::str::from_utf8(bytes).map_err(|_| malformed("a name that is not UTF-8"));
        Ok(Names {
            target: f64::from_le_bytes(*target),
            first: text(first)?,
            second: text(second)?,
            args,
        })
    }
}

/// A number that counts from 1.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked by the way back
#[allow(clippy::cast_precision_loss, clippy::float_cmp)]
fn whole(number: f64) -> Result<u64, InteropError> {
    const LAST: u64 = (1 << 53) - 1;
    let whole = number as u64;
    if (1..=LAST).contains(&whole) && whole as f64 == number {
        Ok(whole)
    } else {
        Err(malformed("a number that names nothing"))
    }
}

/// Any number that could be a handle: whether it is one, the tables know.
fn handle(number: f64) -> Result<Handle, InteropError> {
    whole(number).map(|_| Handle::from_f64(number))
}

fn nothing_follows(body: &[u8]) -> Result<(), InteropError> {
    if body.is_empty() {
        Ok(())
    } else {
        Err(malformed("bytes after its end"))
    }
}

/// What has no meaning has to be zero, so that it can get one.
fn plain(is_plain: bool) -> Result<(), InteropError> {
    if is_plain {
        Ok(())
    } else {
        Err(malformed("a part that has no meaning here and is not zero"))
    }
}

fn malformed(what: &str) -> InteropError {
    InteropError::new(ErrorCode::ProtocolError, format!("malformed frame: {what}"))
}

fn other_version(versions: u32) -> InteropError {
    let text = |versions: u32| {
        let (frames, values) = (versions & 0xFFFF, versions >> 16);
        format!("version {frames} of frames and {values} of values")
    };
    let (theirs, ours) = (text(versions), text(VERSIONS));
    let text = format!("the peer speaks {theirs}, this side speaks {ours}; reload the page");
    InteropError::new(ErrorCode::VersionMismatch, text)
}
