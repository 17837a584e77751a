//! The small macros that the body of generated code calls.

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

/// Receives what a `&str` or `&[T]` parameter borrows from.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_take_unsized {
    ($args:expr, $type:ty) => {{
        #[allow(unused_imports)] // an inherent `check` wins for instances
        use $crate::__private::PlainSlice as _;
        $crate::__private::Slice::<$type>::check();
        $crate::__private::give!($crate::__private::take!($args, $type))
    }};
}

/// Hands an argument to the user's function; an instance by value is moved now.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_give {
    ($argument:expr) => {{
        #[allow(unused_imports)] // an inherent `give` wins for instances
        use $crate::__private::GiveValue as _;
        match $crate::__private::Given($argument).give() {
            ::core::result::Result::Ok(argument) => argument,
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

/// Borrows the object for `&self` of an async method, after the calls before it.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_wait {
    ($this:expr) => {
        match $this.wait().await {
            ::core::result::Result::Ok(object) => object,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    };
}

/// Borrows the object for `&mut self` of an async method, after the calls before it.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_wait_mut {
    ($this:expr) => {
        match $this.wait_mut().await {
            ::core::result::Result::Ok(object) => object,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    };
}

/// Makes what the user's function returned ready to travel.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_outcome {
    // Arguments that are handed over first.
    ([$($given:ident),*] $call:expr) => {{
        $(let $given = $crate::__private::give!($given);)*
        $crate::__private::outcome!($call)
    }};
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
    (sync $result:ty, $callee:expr, [$($argument:expr),*]) => {{
        #[allow(unused_imports)] // an inherent function wins for some types
        use $crate::__private::ImportValue as _;
        $crate::__private::Import::<$result>::invoke($callee, &[$($argument),*])
    }};
    (async $result:ty, $callee:expr, [$($argument:expr),*]) => {{
        #[allow(unused_imports)] // an inherent function wins for some types
        use $crate::__private::ImportValue as _;
        $crate::__private::Import::<$result>::invoke_async($callee, &[$($argument),*]).await
    }};
    (one_way, $callee:expr, [$($argument:expr),*]) => {
        $crate::__private::import_one_way($callee, &[$($argument),*])
    };
}

/// Calls the constructor of an import, whose result is a reference.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_construct {
    (sync $result:ty, $callee:expr, [$($argument:expr),*]) => {
        $crate::__private::construct::<$result>($callee, &[$($argument),*])
    };
    (async $result:ty, $callee:expr, [$($argument:expr),*]) => {
        $crate::__private::construct_async::<$result>($callee, &[$($argument),*]).await
    };
}

/// Sets the property of an import, which has no result.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_set {
    (sync $result:ty, $callee:expr, [$($argument:expr),*]) => {
        $crate::__private::set::<$result>($callee, &[$($argument),*])
    };
    (async $result:ty, $callee:expr, [$($argument:expr),*]) => {
        $crate::__private::set_async::<$result>($callee, &[$($argument),*]).await
    };
}

/// The object on which an import is called.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_on {
    ($function:path, $this:ident) => {
        $function.on(&$this)
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

/// Makes a struct cross by reference, as an instance of its class.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_exported {
    ($class:ty) => {
        $crate::__interop_typed_class!($class);
        impl $crate::__private::Exported for $class {}

        /// As an argument it moves out of its reference when the function runs.
        impl $crate::__private::TakeOwn for $class {
            type Taken = $crate::__private::ToMove<Self>;
            type Borrowed = ();
            fn take_own<A: $crate::__private::Args>(
                args: &mut A,
            ) -> ::core::result::Result<Self::Taken, $crate::__private::InteropError> {
                $crate::__private::ToMove::take(args)
            }
        }

        /// Inside of data it moves as soon as it is read.
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
        use $crate::__private::{TakeHeld as _, TakeList as _};
        match $crate::__private::Holder::<$type>::take($args) {
            ::core::result::Result::Ok(holder) => holder,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    }};
}

/// Receives what a `&mut T` parameter borrows from.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_take_mut {
    ($args:expr, $type:ty) => {
        match $crate::__private::take_instance::<$type, _>($args) {
            ::core::result::Result::Ok(holder) => holder,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    };
}

/// Receives what an `Option<&T>` parameter borrows from.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_take_option {
    ($args:expr, $type:ty) => {{
        #[allow(unused_imports)] // an inherent `take_option` wins for exported structs
        use $crate::__private::TakeHeld as _;
        match $crate::__private::Holder::<$type>::take_option($args) {
            ::core::result::Result::Ok(holder) => holder,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    }};
}

/// Borrows for an `Option<&T>` parameter.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_lend_option {
    ($holder:expr) => {
        match $holder.as_ref().map(|holder| holder.lend()).transpose() {
            ::core::result::Result::Ok(lent) => lent,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    };
}

/// Borrows for an `Option<&mut T>` parameter.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_lend_option_mut {
    ($holder:expr) => {
        match $holder.as_ref().map(|holder| holder.lend_mut()).transpose() {
            ::core::result::Result::Ok(lent) => lent,
            ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
        }
    };
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

pub use {
    __interop_arg as arg, __interop_borrow as borrow, __interop_borrow_mut as borrow_mut,
    __interop_construct as construct, __interop_exported as exported, __interop_give as give,
    __interop_import as import, __interop_lend as lend, __interop_lend_mut as lend_mut,
    __interop_lend_option as lend_option, __interop_lend_option_mut as lend_option_mut,
    __interop_on as on, __interop_outcome as outcome, __interop_set as set, __interop_take as take,
    __interop_take_mut as take_mut, __interop_take_option as take_option,
    __interop_take_ref as take_ref, __interop_take_unsized as take_unsized, __interop_this as this,
    __interop_this_ref as this_ref, __interop_wait as wait, __interop_wait_mut as wait_mut,
};
