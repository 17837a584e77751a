//! `register!`: the `static` that makes an invokable or an export known to its host.

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

/// The data of an entry.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_data {
    ([$($name:tt)*] $place:expr, $is_async:literal, $body:expr, ($($type:ty),*)) => {
        $crate::__private::Invokable {
            $($name)*
            file: ::core::file!(),
            line: ::core::line!(),
            params: &{
                #[allow(unused_imports)] // inherent constants win for some types
                use $crate::__private::{PlainKind as _, Required as _};
                [$($crate::__private::Kind::<$type>::KIND | $crate::__private::Optional::<$type>::OPTIONAL),*]
            },
            place: &$place,
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
     sync $call:ident($($name:ident: $type:ty),*) -> $result:ty $(, [$($doc:expr),*])?) => {
        $crate::__interop_entry!(@submit $crate_name, $identifier, $place, false,
            $crate::__private::Body::Sync($call::<$crate::__private::FrameArgs>), ($($type),*));
        $crate::__interop_typed!(($($name: $type),*) -> $result, [$($($doc),*)?]);
    };
    ($kind:ident, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal,
     async $call:ident($($name:ident: $type:ty),*) -> $result:ty $(, [$($doc:expr),*])?) => {
        $crate::__interop_entry!(@submit $crate_name, $identifier, $place, true,
            $crate::__private::Body::Async($call::<$crate::__private::FrameArgs>), ($($type),*));
        $crate::__interop_typed!(($($name: $type),*) -> $result, [$($($doc),*)?]);
    };
    (class, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal
     $(, [$($doc:expr),*])?) => {
        $crate::__interop_entry!(@submit $crate_name, $identifier, $place, false,
            $crate::__private::Body::Class, ());
        $crate::__interop_typed!(() -> (), [$($($doc),*)?]);
    };
    (@submit $crate_name:literal, $identifier:literal, $place:expr, $is_async:literal, $body:expr,
     ($($type:ty),*)) => {
        static __INVOKABLE: $crate::__private::Invokable =
            $crate::__interop_data!(
                [crate_name: $crate_name, identifier: $identifier,] $place, $is_async, $body, ($($type),*)
            );
        $crate::__private::inventory::submit! { $crate::__private::Registration(&__INVOKABLE) }
    };
}

/// Nothing of a signature but what a host needs, unless the feature `typescript` is on.
#[cfg(all(not(target_arch = "wasm32"), not(feature = "typescript")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_typed {
    ($($typed:tt)*) => {};
}

/// What `#[derive(TS)]` makes of a type: a copy of it, and the word that it is the same.
#[cfg(all(not(target_arch = "wasm32"), feature = "typescript"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_typescript {
    ($($declaration:item)*) => {
        const _: () = { $($declaration)* };
    };
}

/// Nothing of a declaration.
#[cfg(not(all(not(target_arch = "wasm32"), feature = "typescript")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_typescript {
    ($($declaration:tt)*) => {};
}

/// The same for a class.
#[cfg(not(all(not(target_arch = "wasm32"), feature = "typescript")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_typed_class {
    ($class:ty) => {};
}

/// wasm: the static is exported under a reserved name, and so is the registry's entry itself.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_entry {
    ($kind:ident, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal,
     sync $call:ident($($name:ident: $type:ty),*) -> $result:ty $(, [$($doc:expr),*])?) => {
        const __ONLY_F64: bool = {
            #[allow(unused_imports)] // an inherent constant wins for `f64`
            use $crate::__private::NoNumber as _;
            true $(&& $crate::__private::Number::<$type>::IS_F64)*
        };
        $crate::__interop_entry!(@raw $kind, sync, $call, [a b c d e f g h i j k l], [$($type),*], []);
        #[unsafe(export_name = $symbol)]
        static __INVOKABLE: $crate::__private::Invokable = $crate::__interop_data!(
            [] $place, false, $crate::__private::Body::new(__raw as *const ()), ($($type),*)
        );
    };
    ($kind:ident, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal,
     async $call:ident($($name:ident: $type:ty),*) -> $result:ty $(, [$($doc:expr),*])?) => {
        $crate::__interop_entry!(@raw $kind, async, $call, [a b c d e f g h i j k l], [$($type),*], []);
        #[unsafe(export_name = $symbol)]
        static __INVOKABLE: $crate::__private::Invokable = $crate::__interop_data!(
            [] $place, true, $crate::__private::Body::new(__raw as *const ()), ($($type),*)
        );
    };
    (class, $place:expr, $symbol:literal, $crate_name:literal, $identifier:literal
     $(, [$($doc:expr),*])?) => {
        #[unsafe(export_name = $symbol)]
        static __INVOKABLE: $crate::__private::Invokable = $crate::__interop_data!(
            [] $place, false, $crate::__private::Body::new(::core::ptr::null()), ()
        );
    };
    // One wasm parameter for each declared one: names are taken from the list until the types are used up.
    (@raw $kind:ident, $run:tt, $call:ident, [$name:ident $($names:ident)*],
     [$type:ty $(, $types:ty)*], [$($used:ident)*]) => {
        $crate::__interop_entry!(@raw $kind, $run, $call, [$($names)*], [$($types),*], [$($used)* $name]);
    };
    (@raw function, $run:tt, $call:ident, [$($names:ident)*], [], [$($used:ident)*]) => {
        extern "C" fn __raw($($used: f64),*) -> f64 {
            $crate::__interop_entry!(@run $run, $call, 0.0, [$($used)*])
        }
    };
    (@raw method, $run:tt, $call:ident, [$($names:ident)*], [], [$($used:ident)*]) => {
        extern "C" fn __raw(object: f64, $($used: f64),*) -> f64 {
            $crate::__interop_entry!(@on_object $run, $call, object, [$($used)*])
        }
    };
    // The object is looked for before an argument can be refused, as on every host.
    (@on_object sync, $call:ident, $object:expr, [$($used:ident)*]) => {
        $crate::__private::call_sync($object, [$($used),*], |args| $call(args))
    };
    (@on_object async, $call:ident, $object:expr, [$($used:ident)*]) => {
        $crate::__private::call_async($object, [$($used),*], |args| $call(args))
    };
    (@run sync, $call:ident, $object:expr, [$($used:ident)*]) => {
        if __ONLY_F64 {
            // Not by a loop, which would have the numbers in memory.
            let has_others = false $(|| f64::is_nan($used))*;
            $crate::__private::call_numbers([$($used),*], has_others, |args| $call(args))
        } else {
            $crate::__private::call_sync($object, [$($used),*], |args| $call(args))
        }
    };
    (@run async, $call:ident, $object:expr, [$($used:ident)*]) => {
        $crate::__private::call_async($object, [$($used),*], |args| $call(args))
    };
}

pub use __interop_register as register;
pub use __interop_typescript as typescript;
