//! `JsObjectRef`: a JavaScript object or function that Rust holds.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Tables;
use super::rust_object::read_token;
use crate::codec::{CodecError, Kind, Marker, Token, decoding, encoding};
use crate::error::{ErrorCode, InteropError};
use crate::handle::Handle;

/// A reference to a JavaScript object, function or module.
///
/// Clones share one reference. [`dispose`](Self::dispose) or dropping the last clone lets JavaScript
/// collect the object.
///
/// ```no_run
/// # use interop_runtime::{InteropError, JsRuntime};
/// # async fn example(js: JsRuntime) -> Result<(), InteropError> {
/// let module = js.import("./math.js").await?;
/// let sum: i32 = module.invoke("add", (2, 3)).await?;
/// module.dispose().await;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct JsObjectRef {
    share: Rc<Share>,
}

/// One share of a JavaScript object.
struct Share {
    tables: Rc<Tables>,
    handle: Handle,
    released: Cell<bool>,
}

impl Share {
    fn release(&self) {
        if !self.released.replace(true) {
            self.tables.release_js(self.handle);
        }
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.release();
    }
}

impl JsObjectRef {
    /// Whether both are references to one JavaScript object. Decided here, without a call.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.share.tables, &other.share.tables)
            && self.share.handle == other.share.handle
    }

    /// Lets go of the object, for all clones. Never fails, and twice is nothing; calls from then on
    /// give `Disposed`. The object itself is not touched, even if it has a `dispose` of its own.
    #[allow(clippy::unused_async)] // on a circuit there will be something to wait for
    pub async fn dispose(&self) {
        self.share.release();
    }

    pub(crate) fn connection_id(&self) -> u64 {
        self.share.tables.connection()
    }

    /// The handle, unless this was disposed or belongs to another connection.
    pub(crate) fn handle_for(&self, tables: &Rc<Tables>) -> Result<Handle, InteropError> {
        if !Rc::ptr_eq(&self.share.tables, tables) {
            let text =
                "the JavaScript object belongs to another runtime; use it where it came from";
            return Err(InteropError::new(ErrorCode::ForeignHandle, text));
        }
        if self.share.released.get() {
            let text =
                "the reference to a JavaScript object was disposed; ask JavaScript for a new one";
            return Err(InteropError::new(ErrorCode::Disposed, text));
        }
        Ok(self.share.handle)
    }
}

impl std::fmt::Debug for JsObjectRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "JsObjectRef({})", self.share.handle.to_f64())
    }
}

impl Serialize for JsObjectRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = encoding::<S::Error>()?;
        let token = || {
            let handle = self.handle_for(&Tables::of(scope.peer())?)?;
            scope.keep(self.share.clone());
            scope.token(Kind::JsObject, handle, || 0)
        };
        serializer.serialize_newtype_struct(
            Marker::JsObject.name(),
            &token().map_err(CodecError::carry_out)?,
        )
    }
}

impl<'de> Deserialize<'de> for JsObjectRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let token = read_token(
            deserializer,
            Marker::JsObject.name(),
            "a JavaScript object or function",
        )?;
        let scope = decoding::<D::Error>()?;
        claim(&scope, token).map_err(CodecError::carry)
    }
}

fn claim(scope: &crate::codec::DecodeScope, token: Token) -> Result<JsObjectRef, InteropError> {
    if scope.entry(token)?.kind != Kind::JsObject {
        let text = "expected a JavaScript object, found a reference to a Rust object";
        return Err(InteropError::new(ErrorCode::WrongType, text));
    }
    let tables = Tables::of(scope.peer())?;
    let share = scope.claim(token, |entry| -> Rc<dyn Any> {
        Rc::new(Share {
            tables,
            handle: entry.handle,
            released: Cell::new(false),
        })
    })?;
    let share = share
        .downcast::<Share>()
        .expect("an entry of this kind is claimed here only");
    Ok(JsObjectRef { share })
}
