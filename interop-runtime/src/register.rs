//! The macros that generated code calls: small ones for the body of an invokable, and `register!`.

/// Receives the next argument, or ends the function with the error.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_take {
    ($args:expr, $type:ty) => {{
        #[allow(unused_imports)] // an inherent `take` wins for some types
        use $crate::__private::TakeValue as _;
        match $crate::__private::Param::<$type>::take($args) {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    }};
}

/// Finds the object of a method call.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_this {
    ($args:expr, $type:ty, $method:literal) => {
        match $crate::__private::This::<$type>::find($args, $method) {
            ::core::result::Result::Ok(this) => this,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    };
}

/// Borrows the object for `&self`.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_borrow {
    ($this:expr) => {
        match $this.borrow() {
            ::core::result::Result::Ok(object) => object,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    };
}

/// Borrows the object for `&mut self`.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_borrow_mut {
    ($this:expr) => {
        match $this.borrow_mut() {
            ::core::result::Result::Ok(object) => object,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    };
}

/// Makes what the user's function returned ready to travel.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_outcome {
    ($call:expr) => {{
        #[allow(unused_imports)] // inherent functions win for some types
        use $crate::__private::{ConvertError as _, EncodeValue as _, Split as _};
        match $crate::__private::Returned($call).split() {
            ::core::result::Result::Ok(value) => $crate::__private::Returned(value).encode(),
            ::core::result::Result::Err(error) => {
                ::core::result::Result::Err($crate::__private::Failed(error).convert())
            }
        }
    }};
}

/// Calls the JavaScript function of an import; each argument is an `arg!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_import {
    (sync $result:ty, $function:path, [$($argument:expr),*]) => {{
        #[allow(unused_imports)] // an inherent function wins for some types
        use $crate::__private::ImportValue as _;
        $crate::__private::Import::<$result>::invoke(&$function, [$($argument),*])
    }};
    (async $result:ty, $function:path, [$($argument:expr),*]) => {{
        #[allow(unused_imports)] // an inherent function wins for some types
        use $crate::__private::ImportValue as _;
        $crate::__private::Import::<$result>::invoke_async(&$function, [$($argument),*]).await
    }};
    (one_way $function:path, [$($argument:expr),*]) => {
        $crate::__private::import_one_way(&$function, [$($argument),*])
    };
}

/// An argument of an import.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_arg {
    ($argument:ident) => {{
        #[allow(unused_imports)] // an inherent `wrap` wins for some types
        use $crate::__private::WrapArgument as _;
        $crate::__private::Argument(&$argument).wrap()
    }};
}

/// Declares the `static` that makes an invokable known to its host.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_register {
    (function $symbol:literal, $crate_name:literal, $identifier:literal, $($body:tt)*) => {
        $crate::__interop_entry! {
            $symbol, $crate_name, $identifier, ::core::option::Option::None, function, $($body)*
        }
    };
    (method($owner:ty) $symbol:literal, $crate_name:literal, $identifier:literal, $($body:tt)*) => {
        $crate::__interop_entry! {
            $symbol, $crate_name, $identifier,
            ::core::option::Option::Some($crate::__private::Owner::of::<$owner>()), method, $($body)*
        }
    };
}

/// The data of an entry, the same on every host.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_data {
    ($crate_name:literal, $identifier:literal, $owner:expr, $is_async:literal, $body:expr, ($($type:ty),*)) => {
        $crate::__private::Invokable {
            crate_name: $crate_name,
            identifier: $identifier,
            file: ::core::file!(),
            line: ::core::line!(),
            params: &{
                #[allow(unused_imports)] // inherent constants win for some types
                use $crate::__private::{PlainKind as _, Required as _};
                [$($crate::__private::Kind::<$type>::KIND | $crate::__private::Optional::<$type>::OPTIONAL),*]
            },
            owner: $owner,
            body: $body,
            is_async: $is_async,
        }
    };
}

/// Native hosts: collected by `inventory`.
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_entry {
    ($symbol:literal, $crate_name:literal, $identifier:literal, $owner:expr, $kind:ident,
     sync $call:ident($($type:ty),*)) => {
        $crate::__interop_entry!(@submit $crate_name, $identifier, $owner, false,
            $crate::__private::Body::Sync($call::<$crate::__private::FrameArgs>), ($($type),*));
    };
    ($symbol:literal, $crate_name:literal, $identifier:literal, $owner:expr, $kind:ident,
     async $call:ident($($type:ty),*)) => {
        $crate::__interop_entry!(@submit $crate_name, $identifier, $owner, true,
            $crate::__private::Body::Async($call::<$crate::__private::FrameArgs>), ($($type),*));
    };
    (@submit $crate_name:literal, $identifier:literal, $owner:expr, $is_async:literal, $body:expr,
     ($($type:ty),*)) => {
        static __INVOKABLE: $crate::__private::Invokable =
            $crate::__interop_data!($crate_name, $identifier, $owner, $is_async, $body, ($($type),*));
        $crate::__private::inventory::submit! { $crate::__private::Registration(&__INVOKABLE) }
    };
}

/// wasm: the static is exported under a reserved name, and so is the registry's entry itself.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_entry {
    ($symbol:literal, $crate_name:literal, $identifier:literal, $owner:expr, $kind:ident,
     sync $call:ident($($type:ty),*)) => {
        $crate::__interop_entry!(@raw $kind, call_sync, $call, [a b c d e f g h i j k l], [$($type),*], []);
        #[unsafe(export_name = $symbol)]
        static __INVOKABLE: $crate::__private::Invokable = $crate::__interop_data!(
            $crate_name, $identifier, $owner, false,
            $crate::__private::Body::new(__raw as *const ()), ($($type),*)
        );
    };
    ($symbol:literal, $crate_name:literal, $identifier:literal, $owner:expr, $kind:ident,
     async $call:ident($($type:ty),*)) => {
        $crate::__interop_entry!(@raw $kind, call_async, $call, [a b c d e f g h i j k l], [$($type),*], []);
        #[unsafe(export_name = $symbol)]
        static __INVOKABLE: $crate::__private::Invokable = $crate::__interop_data!(
            $crate_name, $identifier, $owner, true,
            $crate::__private::Body::new(__raw as *const ()), ($($type),*)
        );
    };
    // One wasm parameter for each declared one: names are taken from the list until the types are used up.
    (@raw $kind:ident, $run:ident, $call:ident, [$name:ident $($names:ident)*],
     [$type:ty $(, $types:ty)*], [$($used:ident)*]) => {
        $crate::__interop_entry!(@raw $kind, $run, $call, [$($names)*], [$($types),*], [$($used)* $name]);
    };
    (@raw function, $run:ident, $call:ident, [$($names:ident)*], [], [$($used:ident)*]) => {
        extern "C" fn __raw($($used: f64),*) -> f64 {
            $crate::__private::$run(0.0, [$($used),*], $call)
        }
    };
    (@raw method, $run:ident, $call:ident, [$($names:ident)*], [], [$($used:ident)*]) => {
        extern "C" fn __raw(object: f64, $($used: f64),*) -> f64 {
            $crate::__private::$run(object, [$($used),*], $call)
        }
    };
}

pub use {
    __interop_arg as arg, __interop_borrow as borrow, __interop_borrow_mut as borrow_mut,
    __interop_import as import, __interop_outcome as outcome, __interop_register as register,
    __interop_take as take, __interop_this as this,
};
