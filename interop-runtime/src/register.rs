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
    (function $($entry:tt)*) => {
        $crate::__interop_entry! { function, $crate::__private::Place::Function, $($entry)* }
    };
    (method($owner:ty) $($entry:tt)*) => {
        $crate::__interop_entry! {
            method, $crate::__private::Place::Method($crate::__private::Owner::of::<$owner>()), $($entry)*
        }
    };
    (export(function in module) $($entry:tt)*) => {
        $crate::__interop_entry! {
            function, $crate::__private::Place::ExportedFunction(::core::module_path!()), $($entry)*
        }
    };
    (export(function in $namespace:literal) $($entry:tt)*) => {
        $crate::__interop_entry! {
            function, $crate::__private::Place::ExportedFunction(::core::concat!("::", $namespace)), $($entry)*
        }
    };
    (export(class($owner:ty) in module) $($entry:tt)*) => {
        $crate::__interop_register! { @class($owner) ::core::module_path!(), $($entry)* }
    };
    (export(class($owner:ty) in $namespace:literal) $($entry:tt)*) => {
        $crate::__interop_register! { @class($owner) ::core::concat!("::", $namespace), $($entry)* }
    };
    (@class($owner:ty) $namespace:expr, $($entry:tt)*) => {
        $crate::__interop_entry! {
            class,
            $crate::__private::Place::ExportedClass($namespace, $crate::__private::Owner::of::<$owner>()),
            $($entry)*
        }
    };
    (export(constructor($owner:ty)) $($entry:tt)*) => {
        $crate::__interop_register! { @member(function, Constructor, $owner) $($entry)* }
    };
    (export(static($owner:ty)) $($entry:tt)*) => {
        $crate::__interop_register! { @member(function, Static, $owner) $($entry)* }
    };
    (export(method($owner:ty)) $($entry:tt)*) => {
        $crate::__interop_register! { @member(method, Method, $owner) $($entry)* }
    };
    (export(getter($owner:ty)) $($entry:tt)*) => {
        $crate::__interop_register! { @member(method, Getter, $owner) $($entry)* }
    };
    (export(setter($owner:ty)) $($entry:tt)*) => {
        $crate::__interop_register! { @member(method, Setter, $owner) $($entry)* }
    };
    (@member($kind:ident, $member:ident, $owner:ty) $($entry:tt)*) => {
        const _: () = $crate::__private::require_class::<$owner>();
        $crate::__interop_entry! {
            $kind,
            $crate::__private::Place::ExportedMember(
                $crate::__private::Member::$member,
                $crate::__private::Owner::of::<$owner>(),
            ),
            $($entry)*
        }
    };
}

/// Makes a struct cross by reference, as an instance of its class.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_exported {
    ($class:ty) => {
        impl $crate::__private::Exported for $class {}

        impl $crate::__private::OwnRoad for $class {
            fn encode_own(self) -> $crate::__private::Outcome {
                $crate::__private::encode_object(self)
            }
        }

        /// By value it moves out of its reference, which is disposed.
        impl<'de> $crate::__private::serde::Deserialize<'de> for $class {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::move_object(deserializer)
            }
        }
    };
}

/// Receives what a `&T` parameter borrows from.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_take_ref {
    ($args:expr, $type:ty) => {{
        #[allow(unused_imports)] // an inherent `take` wins for exported structs
        use $crate::__private::TakeHeld as _;
        match $crate::__private::Holder::<$type>::take($args) {
            ::core::result::Result::Ok(holder) => holder,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    }};
}

/// Borrows for a `&T` parameter.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_lend {
    ($holder:expr) => {
        match $holder.lend() {
            ::core::result::Result::Ok(lent) => lent,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    };
}

/// Borrows for a `&mut T` parameter.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_lend_mut {
    ($holder:expr) => {
        match $holder.lend_mut() {
            ::core::result::Result::Ok(lent) => lent,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    };
}

/// Supplies a parameter `this`.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_this_ref {
    ($args:expr, $this:expr) => {{
        $crate::__private::Args::skip($args);
        $this.reference()
    }};
}

/// The data of an entry, the same on every host.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_data {
    ($crate_name:literal, $identifier:literal, $place:expr, $is_async:literal, $body:expr, ($($type:ty),*)) => {
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
            place: $place,
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
    ($kind:ident, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal,
     sync $call:ident($($type:ty),*)) => {
        $crate::__interop_entry!(@submit $crate_name, $identifier, $place, false,
            $crate::__private::Body::Sync($call::<$crate::__private::FrameArgs>), ($($type),*));
    };
    ($kind:ident, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal,
     async $call:ident($($type:ty),*)) => {
        $crate::__interop_entry!(@submit $crate_name, $identifier, $place, true,
            $crate::__private::Body::Async($call::<$crate::__private::FrameArgs>), ($($type),*));
    };
    (class, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal) => {
        $crate::__interop_entry!(@submit $crate_name, $identifier, $place, false,
            $crate::__private::Body::Class, ());
    };
    (@submit $crate_name:literal, $identifier:literal, $place:expr, $is_async:literal, $body:expr,
     ($($type:ty),*)) => {
        static __INVOKABLE: $crate::__private::Invokable =
            $crate::__interop_data!($crate_name, $identifier, $place, $is_async, $body, ($($type),*));
        $crate::__private::inventory::submit! { $crate::__private::Registration(&__INVOKABLE) }
    };
}

/// wasm: the static is exported under a reserved name, and so is the registry's entry itself.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_entry {
    ($kind:ident, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal,
     sync $call:ident($($type:ty),*)) => {
        $crate::__interop_entry!(@raw $kind, call_sync, $call, [a b c d e f g h i j k l], [$($type),*], []);
        #[unsafe(export_name = $symbol)]
        static __INVOKABLE: $crate::__private::Invokable = $crate::__interop_data!(
            $crate_name, $identifier, $place, false,
            $crate::__private::Body::new(__raw as *const ()), ($($type),*)
        );
    };
    ($kind:ident, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal,
     async $call:ident($($type:ty),*)) => {
        $crate::__interop_entry!(@raw $kind, call_async, $call, [a b c d e f g h i j k l], [$($type),*], []);
        #[unsafe(export_name = $symbol)]
        static __INVOKABLE: $crate::__private::Invokable = $crate::__interop_data!(
            $crate_name, $identifier, $place, true,
            $crate::__private::Body::new(__raw as *const ()), ($($type),*)
        );
    };
    (class, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal) => {
        #[unsafe(export_name = $symbol)]
        static __INVOKABLE: $crate::__private::Invokable = $crate::__interop_data!(
            $crate_name, $identifier, $place, false,
            $crate::__private::Body::new(::core::ptr::null()), ()
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
    __interop_exported as exported, __interop_import as import, __interop_lend as lend,
    __interop_lend_mut as lend_mut, __interop_outcome as outcome, __interop_register as register,
    __interop_take as take, __interop_take_ref as take_ref, __interop_this as this,
    __interop_this_ref as this_ref,
};
