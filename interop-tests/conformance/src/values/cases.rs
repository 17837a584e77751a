//! The invokables of one type: the value alone, in a struct, in a list, through JavaScript, and from there.

use interop_runtime::TS;
use serde::{Deserialize, Serialize};

/// The value as a field, and as one that may be missing.
#[derive(Serialize, Deserialize, TS)]
pub(super) struct Field<T> {
    value: T,
    maybe: Option<T>,
}

/// A list in data: the macro takes no `Vec<u8>` in here for bytes.
#[derive(Serialize, Deserialize, TS)]
#[serde(transparent)]
pub(super) struct List<T>(Vec<T>);

/// Types that are carried in every place. The struct's name is what the tables' type is called in JavaScript.
macro_rules! cases {
    ($($slug:ident: $type:ty,)+) => {
        pub(super) const TYPES: &[super::Listed] =
            &[$((stringify!($type), stringify!($slug), &["top", "field", "list", "through", "pull"])),+];
        $(
            struct $slug;

            #[js_invokable]
            impl $slug {
                #[js_invokable("top")]
                fn top(value: $type) -> $type {
                    value
                }

                #[js_invokable("field")]
                fn field(value: super::cases::Field<$type>) -> super::cases::Field<$type> {
                    value
                }

                #[js_invokable("list")]
                fn list(value: super::cases::List<$type>) -> super::cases::List<$type> {
                    value
                }

                /// To JavaScript's `identity` and back.
                #[js_invokable("through")]
                async fn through(value: $type) -> Result<$type, InteropError> {
                    #[js_import("identity", module = "values")]
                    async fn identity(value: $type) -> Result<$type, InteropError>;
                    identity(value).await
                }

                /// What JavaScript's `produce` returns.
                #[js_invokable("pull")]
                async fn pull() -> Result<$type, InteropError> {
                    JsRuntime::current().invoke("conformance.produce", ()).await
                }
            }
        )+
    };
}

/// Types that are special as a parameter, or that come back as another: only the value alone.
macro_rules! turns {
    ($($slug:ident $text:literal: |$value:ident: $in:ty| -> $out:ty $body:block)+) => {
        pub(super) const TYPES: &[super::Listed] = &[$(($text, stringify!($slug), &["top"])),+];
        $(
            struct $slug;

            #[js_invokable]
            impl $slug {
                #[js_invokable("top")]
                fn top($value: $in) -> $out $body
            }
        )+
    };
}
