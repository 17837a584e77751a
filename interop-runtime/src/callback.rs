//! `JsCallback`: a Rust closure as a JavaScript function.

use std::any::Any;
use std::cell::{Cell, OnceCell};
use std::future::Future;
use std::rc::Rc;

use serde::{Serialize, Serializer};

use crate::__private::{ConvertError as _, EncodeValue as _, Failed, JsError, JsReturn, Returned};
use crate::call::{Begun, Outcome};
use crate::codec::{CodecError, Declared, Kind, Marker, Wants, encoding};
use crate::crossing::FromJs;
use crate::error::{ErrorCode, InteropError};
use crate::exported::OwnRoad as _;
use crate::invokable::{CallbackArgs, kind};
use crate::reference::{RustObjectRef, WeakRustObjectRef};

/// A Rust closure that JavaScript calls as a function.
///
/// It takes up to eight owned parameters; surplus arguments are ignored, as JavaScript functions do,
/// so that it serves as an event handler. It stands anywhere in a value that goes to JavaScript.
///
/// The closure lives until the last clone is gone *and* JavaScript let go of the function: by its
/// `dispose()`, or when it was collected. [`dispose`](Self::dispose) ends it for everyone; a call
/// from then on gives `Disposed`.
///
/// ```
/// use interop_runtime::prelude::*;
/// use interop_runtime::testing::{FakeJs, FakeValue};
///
/// let fake = FakeJs::new();
/// fake.on("setHandler", |_| Ok(()));
/// let on_click = JsCallback::new(|x: f64| x * 2.0);
/// fake.runtime().invoke_void_sync("setHandler", (&on_click,))?;
///
/// let FakeValue::Callback(handler) = fake.calls("setHandler")[0].value(0).clone() else { panic!() };
/// assert_eq!(fake.call::<f64>(handler, (21,))?, 42.0);
/// # Ok::<(), InteropError>(())
/// ```
#[derive(Clone)]
pub struct JsCallback {
    object: RustObjectRef<Callback>,
}

/// The closure, its types gone.
pub(crate) struct Callback {
    run: Rc<dyn Fn(&mut CallbackArgs) -> Ran>,
    detail: u32,
}

/// What came of calling a closure.
pub(crate) enum Ran {
    Sync(Outcome),
    Async(Begun),
}

/// A closure of up to eight parameters.
///
/// Implemented for every `Fn` whose parameters own their data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a callback",
    label = "is not `Fn` with up to 8 parameters that JavaScript can send",
    note = "name the type of each parameter, take owned types such as `String`, and use `Cell` or `RefCell` for state"
)]
pub trait CallbackFn<Args>: 'static {
    /// What it returns.
    type Output;
    #[doc(hidden)]
    fn params() -> Vec<u8>;
    #[doc(hidden)]
    fn call(&self, args: &mut CallbackArgs) -> Result<Self::Output, InteropError>;
}

/// A closure of up to eight parameters that can be called once: every `FnOnce` of that kind.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a callback",
    label = "is not `FnOnce` with up to 8 parameters that JavaScript can send",
    note = "name the type of each parameter, and take owned types such as `String`"
)]
pub trait CallbackFnOnce<Args>: 'static {
    /// What it returns.
    type Output;
    #[doc(hidden)]
    fn params() -> Vec<u8>;
    #[doc(hidden)]
    fn call(self, args: &mut CallbackArgs) -> Result<Self::Output, InteropError>;
}

macro_rules! closures {
    ($trait:ident, $fn:ident, $receiver:ty; $($($name:ident)*;)+) => { $(
        impl<Closure, Output, $($name),*> $trait<($($name,)*)> for Closure
        where
            Closure: $fn($($name),*) -> Output + 'static,
            $($name: FromJs,)*
        {
            type Output = Output;

            fn params() -> Vec<u8> {
                vec![$(param::<$name>()),*]
            }

            #[allow(non_snake_case)] // the type parameters serve as the names of the arguments
            #[allow(unused_variables)] // without parameters there is nothing to take
            fn call(self: $receiver, args: &mut CallbackArgs) -> Result<Output, InteropError> {
                $(let $name = crate::__private::Args::take::<$name>(args)?;)*
                Ok(self($($name),*))
            }
        }
    )+ };
}

closures! {
    CallbackFn, Fn, &Self;
    ;
    A; A B; A B C; A B C D; A B C D E; A B C D E F; A B C D E F G; A B C D E F G H;
}
closures! {
    CallbackFnOnce, FnOnce, Self;
    ;
    A; A B; A B C; A B C D; A B C D E; A B C D E F; A B C D E F G; A B C D E F G H;
}

fn param<T: FromJs>() -> u8 {
    let Declared { wants, optional } = Declared::of::<T>();
    let reference = if wants == Wants::Reference {
        kind::REFERENCE
    } else {
        0
    };
    let optional = if optional { kind::OPTIONAL } else { 0 };
    reference | optional
}

/// How many bits of an entry's detail stand for the number of parameters, and for each of them.
const COUNT_BITS: u32 = 4;
const PARAM_BITS: u32 = 3;
const ASYNC: u32 = 1 << 31;

impl JsCallback {
    /// A callback that returns its result.
    ///
    /// A closure that can fail is made with [`try_new`](Self::try_new); here a `Result` is refused when
    /// it is called.
    #[must_use]
    pub fn new<Args: 'static, F>(closure: F) -> Self
    where
        F: CallbackFn<Args>,
        F::Output: JsReturn + 'static,
    {
        Self::make(&F::params(), 0, move |args| {
            Ran::Sync(closure.call(args).and_then(returned))
        })
    }

    /// A callback that may fail: JavaScript gets the error as `RustError`.
    ///
    /// ```
    /// use interop_runtime::JsCallback;
    /// let parse = JsCallback::try_new(|text: String| text.parse::<f64>());
    /// ```
    #[must_use]
    pub fn try_new<Args: 'static, F, T, E>(closure: F) -> Self
    where
        F: CallbackFn<Args, Output = Result<T, E>>,
        T: JsReturn + 'static,
        E: JsError,
    {
        Self::make(&F::params(), 0, move |args| {
            Ran::Sync(closure.call(args).and_then(tried))
        })
    }

    /// A callback that returns a promise.
    ///
    /// ```
    /// use interop_runtime::JsCallback;
    /// let load = JsCallback::new_async(|id: u32| async move { format!("user {id}") });
    /// ```
    #[must_use]
    pub fn new_async<Args: 'static, F>(closure: F) -> Self
    where
        F: CallbackFn<Args>,
        F::Output: Future<Output: JsReturn + 'static> + 'static,
    {
        Self::make(&F::params(), ASYNC, move |args| {
            Ran::Async(
                closure.call(args).and_then(|future| {
                    crate::__private::begin(async move { returned(future.await) })
                }),
            )
        })
    }

    /// A callback that returns a promise, and may fail.
    ///
    /// ```
    /// use interop_runtime::JsCallback;
    /// let load = JsCallback::try_new_async(|id: u32| async move {
    ///     if id == 0 { Err("there is no user 0") } else { Ok(format!("user {id}")) }
    /// });
    /// ```
    #[must_use]
    pub fn try_new_async<Args: 'static, F, T, E>(closure: F) -> Self
    where
        F: CallbackFn<Args>,
        F::Output: Future<Output = Result<T, E>> + 'static,
        T: JsReturn + 'static,
        E: JsError,
    {
        Self::make(&F::params(), ASYNC, move |args| {
            Ran::Async(
                closure
                    .call(args)
                    .and_then(|future| crate::__private::begin(async move { tried(future.await) })),
            )
        })
    }

    /// A callback for one call, after which it is disposed.
    ///
    /// ```
    /// use interop_runtime::JsCallback;
    /// let message = String::from("moved in");
    /// let done = JsCallback::once(move |_: f64| message);
    /// ```
    #[must_use]
    pub fn once<Args: 'static, F>(closure: F) -> Self
    where
        F: CallbackFnOnce<Args>,
        F::Output: JsReturn + 'static,
    {
        let closure = Cell::new(Some(closure));
        // Weak: the closure must not keep the callback that keeps it.
        let own = Rc::new(OnceCell::<WeakRustObjectRef<Callback>>::new());
        let to_dispose = Rc::clone(&own);
        let callback = Self::make(&F::params(), 0, move |args| {
            let closure = closure.take();
            if let Some(own) = to_dispose.get().and_then(WeakRustObjectRef::upgrade) {
                own.dispose();
            }
            let result = closure
                .ok_or_else(spent)
                .and_then(|closure| closure.call(args));
            Ran::Sync(result.and_then(returned))
        });
        let _ = own.set(callback.object.downgrade());
        callback
    }

    /// Keeps the closure for the rest of the program, whatever JavaScript does.
    ///
    /// ```
    /// use interop_runtime::JsCallback;
    /// let on_resize = JsCallback::new(|width: f64| println!("{width}")).leak();
    /// ```
    #[must_use]
    pub fn leak(self) -> Self {
        std::mem::forget(self.clone());
        self
    }

    /// Ends it for everyone: a call from then on gives `Disposed`. A running call finishes first.
    pub fn dispose(&self) {
        self.object.dispose();
    }

    /// Whether either side has disposed it.
    #[must_use]
    pub fn is_disposed(&self) -> bool {
        self.object.is_disposed()
    }

    fn make(params: &[u8], flags: u32, run: impl Fn(&mut CallbackArgs) -> Ran + 'static) -> Self {
        let bits = params
            .iter()
            .rev()
            .fold(0, |bits, param| (bits << PARAM_BITS) | u32::from(*param));
        #[cfg(target_arch = "wasm32")]
        crate::transport::in_process::late::callbacks_are_called();
        let count = u32::try_from(params.len()).expect("at most 8");
        let callback = Callback {
            run: Rc::new(run),
            detail: flags | (bits << COUNT_BITS) | count,
        };
        JsCallback {
            object: RustObjectRef::new(callback),
        }
    }
}

/// Refuses what `new` cannot mean, and encodes the rest.
fn returned<T: JsReturn + 'static>(value: T) -> Outcome {
    // serde would write a `Result` as an object `{Ok: …}`, which nobody wants.
    if std::any::type_name::<T>().starts_with("core::result::Result<") {
        let text = "this callback returns a `Result`; make it with `JsCallback::try_new`";
        return Err(InteropError::new(ErrorCode::NotSerializable, text));
    }
    encode(value)
}

/// A scalar needs no message. The methods of `Returned` would know, but see only that this is some type.
fn encode<T: JsReturn + 'static>(value: T) -> Outcome {
    macro_rules! scalars {
        ($($type:ty)+) => { $(
            if let Some(scalar) = (&value as &dyn Any).downcast_ref::<$type>() {
                return scalar.encode_own();
            }
        )+ };
    }
    scalars!(f64 f32 i32 u32 i16 u16 i8 u8 bool);
    Returned(value).encode()
}

fn tried<T: JsReturn + 'static, E: JsError>(result: Result<T, E>) -> Outcome {
    match result {
        Ok(value) => encode(value),
        Err(error) => Err(Failed(error).convert()),
    }
}

fn spent() -> InteropError {
    InteropError::new(
        ErrorCode::Disposed,
        "this callback was made for one call, which it has had; make it with `JsCallback::new` for more",
    )
}

/// Refuses too few arguments; more are ignored, as JavaScript functions do.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn check_count(callback: &Callback, received: usize) -> Result<(), InteropError> {
    let count = (callback.detail & ((1 << COUNT_BITS) - 1)) as usize;
    let bits =
        |index: usize| callback.detail >> (COUNT_BITS as usize + index * PARAM_BITS as usize);
    let required = (0..count)
        .rev()
        .find(|index| bits(*index) & u32::from(kind::OPTIONAL) == 0);
    let least = required.map_or(0, |index| index + 1);
    if received >= least {
        return Ok(());
    }
    let plural = if least == 1 { "argument" } else { "arguments" };
    let text = format!("`callback` expects {least} {plural}, received {received}");
    Err(InteropError::new(ErrorCode::BadArgs, text))
}

/// Calls the closure behind an object. The object is not borrowed meanwhile: the closure may call
/// itself, or be disposed.
pub(crate) fn call(object: &RustObjectRef<Callback>, args: &mut CallbackArgs) -> Ran {
    let run = object
        .borrow("call")
        .map(|callback| Rc::clone(&callback.run));
    match run {
        Ok(run) => run(args),
        Err(error) => Ran::Sync(Err(error)),
    }
}

impl Serialize for JsCallback {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = encoding::<S::Error>()?;
        let detail = self.object.with(|callback| callback.detail);
        let token =
            detail.and_then(|detail| self.object.token(&scope, Kind::Callback, Some(detail)));
        let token = token.map_err(CodecError::carry_out)?;
        serializer.serialize_newtype_struct(Marker::RustObject.name(), &token)
    }
}

impl std::fmt::Debug for JsCallback {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JsCallback")
    }
}
