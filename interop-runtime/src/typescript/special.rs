//! The TypeScript of the types of our own, and of exported structs.

use ts_rs::{Config, TS, TypeVisitor};

use super::names;
use crate::codec::{
    BigIntValue, JsAbortSignal, JsBigInt, JsBytes, JsDate, JsMap, JsTypedArray, TypedArrayElement,
    typed_array_class,
};
use crate::reference::{JsObjectRef, RustObjectRef};
use crate::{JsCallback, JsRuntime};

/// A type that is written by a name, and has no declaration of its own.
macro_rules! named {
    ($([$($parameters:tt)*] $type:ty => $name:expr;)+) => { $(
        impl<$($parameters)*> TS for $type {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &Config) -> String {
                String::from($name)
            }
            fn inline(config: &Config) -> String {
                Self::name(config)
            }
        }
    )+ };
}

named! {
    [T: 'static] RustObjectRef<T> => names::reference_to::<T>();
    // As a whole argument, and wherever it arrives, it is the object itself.
    [] JsObjectRef => "object";
    [] JsCallback => "JsCallback";
    [] JsBytes => "Uint8Array";
    [] JsDate => "Date";
    [T: BigIntValue] JsBigInt<T> => "bigint";
    [T: TypedArrayElement] JsTypedArray<T> => typed_array_class::<T>();
    [] JsAbortSignal => "AbortSignal";
    // Never sent.
    [] JsRuntime => "never";
}

impl<K: TS, V: TS> TS for JsMap<K, V> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(config: &Config) -> String {
        format!("Map<{}, {}>", K::name(config), V::name(config))
    }
    fn inline(config: &Config) -> String {
        Self::name(config)
    }
    fn visit_dependencies(visitor: &mut impl TypeVisitor)
    where
        Self: 'static,
    {
        visitor.visit::<K>();
        visitor.visit::<V>();
    }
}

/// The name of an exported struct, for the code that `#[js_export]` makes.
#[doc(hidden)]
#[must_use]
pub fn class_name<T: 'static>() -> String {
    names::class_of::<T>()
}

/// Declares a type as its copy is declared.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_same_type {
    ([$($parameters:tt)*] $own:ty, $copy:ty, [$($bounds:tt)*]) => {
        impl $($parameters)* $crate::typescript::ts_rs::TS for $own $($bounds)* {
            type WithoutGenerics = <$copy as $crate::typescript::ts_rs::TS>::WithoutGenerics;
            type OptionInnerType = Self;
            const IS_ENUM: bool = <$copy as $crate::typescript::ts_rs::TS>::IS_ENUM;
            fn docs() -> ::core::option::Option<::std::string::String> {
                <$copy as $crate::typescript::ts_rs::TS>::docs()
            }
            fn ident(config: &$crate::typescript::ts_rs::Config) -> ::std::string::String {
                <$copy as $crate::typescript::ts_rs::TS>::ident(config)
            }
            fn decl(config: &$crate::typescript::ts_rs::Config) -> ::std::string::String {
                <$copy as $crate::typescript::ts_rs::TS>::decl(config)
            }
            fn decl_concrete(config: &$crate::typescript::ts_rs::Config) -> ::std::string::String {
                <$copy as $crate::typescript::ts_rs::TS>::decl_concrete(config)
            }
            fn name(config: &$crate::typescript::ts_rs::Config) -> ::std::string::String {
                <$copy as $crate::typescript::ts_rs::TS>::name(config)
            }
            fn inline(config: &$crate::typescript::ts_rs::Config) -> ::std::string::String {
                <$copy as $crate::typescript::ts_rs::TS>::inline(config)
            }
            fn inline_flattened(config: &$crate::typescript::ts_rs::Config) -> ::std::string::String {
                <$copy as $crate::typescript::ts_rs::TS>::inline_flattened(config)
            }
            fn visit_dependencies(visitor: &mut impl $crate::typescript::ts_rs::TypeVisitor)
            where
                Self: 'static,
            {
                <$copy as $crate::typescript::ts_rs::TS>::visit_dependencies(visitor);
            }
            fn visit_generics(visitor: &mut impl $crate::typescript::ts_rs::TypeVisitor)
            where
                Self: 'static,
            {
                <$copy as $crate::typescript::ts_rs::TS>::visit_generics(visitor);
            }
            fn output_path() -> ::core::option::Option<::std::path::PathBuf> {
                <$copy as $crate::typescript::ts_rs::TS>::output_path()
            }
        }
    };
}

pub use __interop_same_type as same_type;

/// Makes an exported struct known by the name of its class.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_typed_class {
    ($class:ty) => {
        impl $crate::typescript::ts_rs::TS for $class {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &$crate::typescript::ts_rs::Config) -> ::std::string::String {
                $crate::__private::class_name::<Self>()
            }
            fn inline(_: &$crate::typescript::ts_rs::Config) -> ::std::string::String {
                $crate::__private::class_name::<Self>()
            }
        }
    };
}
