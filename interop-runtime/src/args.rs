//! `JsArgs`: the arguments of a call into JavaScript, as a tuple.

use crate::codec::ErasedValue;
use crate::crossing::IntoJs;

/// A tuple of up to twelve values that cross, such as `("title", 3)`; `()` for none.
///
/// A tuple of one needs its comma: `(name,)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of arguments for a JavaScript function",
    label = "write a tuple of at most 12 values",
    note = "one argument is `(value,)` with a comma, and none is `()`"
)]
pub trait JsArgs {
    #[doc(hidden)]
    fn with_values<R>(&self, use_them: impl FnOnce(&[&dyn ErasedValue]) -> R) -> R;
}

macro_rules! tuples {
    ($($($name:ident)*;)+) => { $(
        impl<$($name: IntoJs),*> JsArgs for ($($name,)*) {
            #[allow(non_snake_case)] // the type parameters serve as the names of the fields
            fn with_values<R>(&self, use_them: impl FnOnce(&[&dyn ErasedValue]) -> R) -> R {
                let ($($name,)*) = self;
                use_them(&[$($name),*])
            }
        }
    )+ };
}

tuples! {
    ;
    A; A B; A B C; A B C D; A B C D E; A B C D E F; A B C D E F G; A B C D E F G H;
    A B C D E F G H I; A B C D E F G H I J; A B C D E F G H I J K; A B C D E F G H I J K L;
}
