//! What the macros say about an invokable or an export beside what a host needs: names, types and doc comments.

use super::probe::Described;
use crate::invokable::Invokable;

/// The signature of an entry of the registry.
pub struct Typed {
    #[doc(hidden)]
    pub invokable: &'static Invokable,
    /// Of the declared parameters, in the order of [`Invokable::params`].
    #[doc(hidden)]
    pub names: &'static [&'static str],
    #[doc(hidden)]
    pub params: fn() -> Vec<Described>,
    #[doc(hidden)]
    pub result: fn() -> Described,
    /// The lines of its doc comment.
    #[doc(hidden)]
    pub docs: &'static [&'static str],
}

inventory::collect!(Typed);

/// Notes the signature of the `__INVOKABLE` that was registered right before.
#[doc(hidden)]
#[macro_export]
macro_rules! __interop_typed {
    (($($name:ident: $type:ty),*) -> $result:ty, [$($doc:expr),*]) => {
        fn __params() -> ::std::vec::Vec<$crate::__private::Described> {
            #[allow(unused_imports)] // which of them answers depends on the type
            use $crate::__private::{Declared as _, Undeclared as _};
            ::std::vec![$($crate::__private::Probe::<$type>::new().describe()),*]
        }
        fn __result() -> $crate::__private::Described {
            #[allow(unused_imports)] // which of them answers depends on the type
            use $crate::__private::{Declared as _, Infallible as _, Undeclared as _};
            $crate::__private::Probe::<$result>::new().ok().describe()
        }
        $crate::__private::inventory::submit! {
            $crate::__private::Typed {
                invokable: &__INVOKABLE,
                names: &[$(::core::stringify!($name)),*],
                params: __params,
                result: __result,
                docs: &[$($doc),*],
            }
        }
    };
}
